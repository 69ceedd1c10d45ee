// The flow of a custom alias with the official Node SDK. Prints what it read as JSON.

import { createRequire } from "node:module";

const require = createRequire(process.env.HALFTONE_CLIENTS + "/");
const { Client } = require("tencentcloud-sdk-nodejs-scf").scf.v20180416;

const client = new Client({
  credential: { secretId: process.env.SECRET_ID, secretKey: process.env.SECRET_KEY },
  region: "ap-guangzhou",
  profile: { httpProfile: { endpoint: process.env.ENDPOINT, protocol: "http://" } },
});

const call = (action, parameters) => client[action]({ FunctionName: "checkout", ...parameters });
const routing = (Weight) => ({ AdditionalVersionWeights: [{ Version: "5", Weight }] });
const names = async () => (await call("ListAliases")).Aliases.map((alias) => alias.Name);

const named = { Name: "routing-alias" };
const main = { ...named, FunctionVersion: "4" };
const weights = [];
await call("CreateAlias", { ...main, RoutingConfig: routing(0.5) });
for (const weight of [0, 0.01, 0.3333, 1]) {
  await call("UpdateAlias", { ...main, RoutingConfig: routing(weight) });
  const alias = await call("GetAlias", named);
  weights.push(alias.RoutingConfig.AdditionalVersionWeights);
}
const before = await names();
await call("DeleteAlias", named);
const error = await call("GetAlias", named).then(
  () => null,
  (exception) => exception.code,
);
console.log(JSON.stringify({ weights, before, after: await names(), error }));
