"""Writes what AWS regions have, as three tables: the regions where an app can be, their zones for the stand-in, and the families that they lack.

Sources, none of which needs an account:
- botocore, data/endpoints.json: the regions of each partition, and where EKS and Pod Identity (`eks-auth`) have an endpoint;
- moto, ec2/models/availability_zones_and_regions.py: names and ids of the zones that an account sees;
- moto, ec2/resources/instance_type_offerings, and the Go module cristim/ec2-instances-info (On-Demand prices by region): a family that
  neither knows in a region is not offered there. Of families newer than the prices nothing is said.
"""

import datetime
import glob
import gzip
import json
import os
import re
import subprocess
import sys
import zipfile

import botocore
import moto
from moto.ec2.models.availability_zones_and_regions import RegionsAndZonesBackend

PARTITIONS = ["aws", "aws-us-gov", "aws-cn"]
PRICES = "github.com/cristim/ec2-instances-info"
# EKS user guide, "View Amazon EKS networking requirements for VPC and subnets": zones in which EKS places no control plane.
WITHOUT_EKS = ["use1-az3", "usw1-az2", "cac1-az3"]


def endpoints():
    path = os.path.join(os.path.dirname(botocore.__file__), "data", "endpoints.json")
    with open(path, encoding="utf-8") as file:
        partitions = json.load(file)["partitions"]
    for partition in partitions:
        if partition["partition"] in PARTITIONS:
            has = [partition["services"][service]["endpoints"] for service in ("eks", "eks-auth")]
            yield from (region for region in partition["regions"] if all(region in each for each in has))


def zones():
    found = RegionsAndZonesBackend.zones
    return {region: {zone.name: zone.zone_id for zone in found[region]} for region in sorted(endpoints()) if region in found}


def offered_by_moto():
    folder = os.path.join(os.path.dirname(moto.__file__), "ec2", "resources", "instance_type_offerings", "region")
    for path in glob.glob(os.path.join(folder, "*.json.gz")):
        with gzip.open(path) as packaged:
            yield os.path.basename(path)[: -len(".json.gz")], {each["InstanceType"] for each in json.load(packaged)}


def offered_by_price():
    run = subprocess.run(["go", "mod", "download", "-json", PRICES + "@latest"], capture_output=True, text=True, check=False)
    module = json.loads(run.stdout or "{}")
    if "Zip" not in module:
        sys.exit("%s cannot be downloaded: %s" % (PRICES, module.get("Error", run.stderr.strip())))
    with zipfile.ZipFile(module["Zip"]) as archive:
        entries = json.loads(archive.read("%s@%s/data/instances.json" % (PRICES, module["Version"])))
    found = {}
    for entry in entries:
        for region, price in entry["pricing"].items():
            if price.get("linux", {}).get("ondemand") not in (None, "N/A", ""):
                found.setdefault(region, set()).add(entry["instance_type"])
    return module["Version"], found


def lacking(types, regions):
    version, offered = offered_by_price()
    family = lambda name: name.split(".")[0]
    priced = {family(name) for has in offered.values() for name in has}
    for region, more in offered_by_moto():
        offered.setdefault(region, set()).update(more)
    all_families = {family(name) for name in types}
    families = all_families & priced
    known = {region: {family(name) for name in offered[region]} for region in regions if region in offered}
    return version, sorted(all_families - priced), {region: sorted(families - has) for region, has in known.items()}


def written(path, about, name, entries):
    lines = ",\n".join("    %s: %s" % (json.dumps(key), json.dumps(value)) for key, value in entries.items())
    with open(path, "w", encoding="utf-8") as file:
        file.write('{\n  "about": %s,\n  "%s": {\n%s\n  }\n}\n' % (json.dumps(about), name, lines))


def main(regions_file, zones_file, types_file, families_file):
    today = datetime.datetime.now(datetime.timezone.utc).date().isoformat()
    found = zones()
    with_eks = {region: [zone for zone in named.values() if zone not in WITHOUT_EKS] for region, named in found.items()}
    from_moto = "moto %s, its ec2/models/availability_zones_and_regions.py" % moto.__version__
    from_botocore = "botocore %s, its data/endpoints.json (eks, eks-auth)" % botocore.__version__
    about = {"source": "%s; %s, without the zones in which EKS places no cluster (EKS user guide, networking requirements)" % (from_botocore, from_moto), "read": today, "withoutEks": WITHOUT_EKS}
    written(regions_file, about, "zones", with_eks)
    written(zones_file, {"source": from_moto, "read": today}, "zones", found)
    with open(types_file, encoding="utf-8") as file:
        types = [row[0] for row in json.load(file)["rows"]]
    version, newer, without = lacking(types, list(found))
    source = "%s@%s and moto %s, its ec2/resources/instance_type_offerings: families that neither has, among those that the former knows" % (PRICES, version, moto.__version__)
    date = re.search(r"-(\d{4})(\d\d)(\d\d)\d{6}-", version).groups()
    written(families_file, {"source": source, "asOf": "-".join(date), "read": today, "newer": newer}, "lacking", without)


main(*sys.argv[1:])
