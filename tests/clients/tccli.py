"""The flow of a custom alias with the official command line. Prints what it read as JSON."""

import json
import os
import subprocess
import sys

TCCLI = os.path.join(os.path.dirname(sys.executable), "tccli")
FIXED = [
    "--endpoint", "http://" + os.environ["ENDPOINT"],
    "--secretId", os.environ["SECRET_ID"],
    "--secretKey", os.environ["SECRET_KEY"],
    "--region", "ap-guangzhou",
    "--FunctionName", "checkout",
]


def run(action, *parameters):
    line = [TCCLI, "scf", action, *parameters, *FIXED]
    return subprocess.run(line, capture_output=True, text=True, check=False)


def call(action, *parameters):
    done = run(action, *parameters)
    if done.returncode != 0:
        sys.exit(f"{action}: {done.stdout}{done.stderr}")
    return json.loads(done.stdout)


def routing(weight):
    return json.dumps({"AdditionalVersionWeights": [{"Version": "5", "Weight": weight}]})


def names():
    return [alias["Name"] for alias in call("ListAliases")["Aliases"]]


named = ["--Name", "routing-alias"]
main = ["--FunctionVersion", "4"]
weights = []
call("CreateAlias", *named, *main, "--RoutingConfig", routing(0.5))
for weight in [0, 0.01, 0.3333, 1]:
    call("UpdateAlias", *named, *main, "--RoutingConfig", routing(weight))
    weights.append(call("GetAlias", *named)["RoutingConfig"]["AdditionalVersionWeights"])
before = names()
call("DeleteAlias", *named)
failed = run("GetAlias", *named)
text = failed.stdout + failed.stderr
error = text.split("code:", 1)[1].split()[0] if failed.returncode != 0 and "code:" in text else text
print(json.dumps({"weights": weights, "before": before, "after": names(), "error": error}))
