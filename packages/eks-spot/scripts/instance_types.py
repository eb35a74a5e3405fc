"""Prints the instance table of node pools as JSON: what pools need to know of each EC2 instance type, a row each.

Sources, both in the shape of EC2's DescribeInstanceTypes:
  moto  the answers that the emulator moto packages; needs no account
  ec2   the API itself, with the caller's credentials, for one region

Kept are types that can be a pool's: general purpose (m), compute (c), memory (r) and burstable (t); on Nitro, without which the VPC CNI
delegates no prefixes; sold on Spot; virtual. Accelerated types are left out until a pool can ask for them.
"""

import argparse
import datetime
import gzip
import json
import os
import re

COLUMNS = ["type", "vcpus", "memoryMiB", "architecture", "burstable", "currentGeneration", "interfaces", "addressesPerInterface", "networkMbps"]
SERIES = re.compile(r"^[cmrt]\d")


def from_moto():
    import moto

    path = os.path.join(os.path.dirname(moto.__file__), "ec2", "resources", "instance_types.json.gz")
    with gzip.open(path) as packaged:
        return {"source": f"moto {moto.__version__}, its packaged ec2/resources/instance_types.json.gz"}, json.load(packaged).values()


def from_ec2(region):
    import boto3

    pages = boto3.client("ec2", region_name=region).get_paginator("describe_instance_types").paginate()
    return {"source": f"EC2 DescribeInstanceTypes, {region}"}, [found for page in pages for found in page["InstanceTypes"]]


def fits(found):
    return (
        SERIES.match(found["InstanceType"]) is not None
        and found.get("Hypervisor") == "nitro"
        and not found["BareMetal"]
        and "spot" in found["SupportedUsageClasses"]
    )


def row(found):
    return [
        found["InstanceType"],
        found["VCpuInfo"]["DefaultVCpus"],
        found["MemoryInfo"]["SizeInMiB"],
        "arm64" if "arm64" in found["ProcessorInfo"]["SupportedArchitectures"] else "x86_64",
        found["BurstablePerformanceSupported"],
        found["CurrentGeneration"],
        found["NetworkInfo"]["MaximumNetworkInterfaces"],
        found["NetworkInfo"]["Ipv4AddressesPerInterface"],
        round(1000 * sum(card["BaselineBandwidthInGbps"] for card in found["NetworkInfo"]["NetworkCards"])),
    ]


def text(about, rows):
    lines = ",\n".join("    " + json.dumps(each, separators=(",", ":")) for each in rows)
    return f'{{\n  "about": {json.dumps(about)},\n  "columns": {json.dumps(COLUMNS)},\n  "rows": [\n{lines}\n  ]\n}}'


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--source", choices=["moto", "ec2"], default="moto")
    parser.add_argument("--region", help="region to ask, with --source ec2")
    options = parser.parse_args()
    if options.source == "ec2" and not options.region:
        parser.error("--source ec2 needs --region, such as eu-west-1")
    about, found = from_moto() if options.source == "moto" else from_ec2(options.region)
    about["read"] = datetime.datetime.now(datetime.timezone.utc).date().isoformat()
    print(text(about, sorted(row(each) for each in found if fits(each))))


if __name__ == "__main__":
    main()
