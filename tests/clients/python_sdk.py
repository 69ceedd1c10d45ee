"""The flow of a custom alias with the official Python SDK. Prints what it read as JSON."""

import json
import os

from tencentcloud.common import credential
from tencentcloud.common.exception.tencent_cloud_sdk_exception import TencentCloudSDKException
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile
from tencentcloud.scf.v20180416 import models, scf_client

http = HttpProfile(protocol="http", endpoint=os.environ["ENDPOINT"])
keys = credential.Credential(os.environ["SECRET_ID"], os.environ["SECRET_KEY"])
client = scf_client.ScfClient(keys, "ap-guangzhou", ClientProfile(httpProfile=http))


def call(action, **parameters):
    """Calls an action of the SDK with its own request type; answers plain data."""
    request = getattr(models, action + "Request")()
    request.from_json_string(json.dumps({"FunctionName": "checkout", **parameters}))
    return json.loads(getattr(client, action)(request).to_json_string())


def routing(weight):
    return {"AdditionalVersionWeights": [{"Version": "5", "Weight": weight}]}


def names():
    return [alias["Name"] for alias in call("ListAliases")["Aliases"]]


named = {"Name": "routing-alias"}
weights = []
call("CreateAlias", **named, FunctionVersion="4", RoutingConfig=routing(0.5))
for weight in [0, 0.01, 0.3333, 1]:
    call("UpdateAlias", **named, FunctionVersion="4", RoutingConfig=routing(weight))
    weights.append(call("GetAlias", **named)["RoutingConfig"]["AdditionalVersionWeights"])
before = names()
call("DeleteAlias", **named)
try:
    call("GetAlias", **named)
    error = None
except TencentCloudSDKException as exception:
    error = exception.get_code()
print(json.dumps({"weights": weights, "before": before, "after": names(), "error": error}))
