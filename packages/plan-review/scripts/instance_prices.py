"""Prints the table of On-Demand prices (Linux, shared tenancy, USD per hour) as JSON.

Sources, both Go modules, whose checksums Go verifies:
- github.com/cristim/ec2-instances-info: every region, from AWS's price list by way of ec2instances.info;
- github.com/aws/karpenter-provider-aws: us-east-1 alone, from AWS's price list, newer; it wins there, and its difference is told on standard error.
"""

import hashlib
import json
import re
import subprocess
import sys
import zipfile
from os.path import join

ALL_REGIONS = 'github.com/cristim/ec2-instances-info'
NEWER = 'github.com/aws/karpenter-provider-aws'
NEWER_REGION = 'us-east-1'
# China counts in yuan, and has no app of ours.
ELSEWHERE = 'cn-'


def module(path):
    """What Go knows of a module's newest version. A version for a newer Go is downloaded all the same, and said to be an error."""
    run = subprocess.run(['go', 'mod', 'download', '-json', path + '@latest'], capture_output=True, text=True, check=False)
    found = json.loads(run.stdout or '{}')
    if 'Zip' not in found:
        sys.exit('%s cannot be downloaded: %s' % (path, found.get('Error', run.stderr.strip())))
    return found


def text_of(found, name):
    with zipfile.ZipFile(found['Zip']) as archive:
        return archive.read('%s@%s/%s' % (found['Path'], found['Version'], name)).decode('utf-8')


def from_all_regions(found, wanted, regions):
    prices = {region: {} for region in regions}
    for entry in json.loads(text_of(found, 'data/instances.json')):
        for region in regions:
            price = entry['pricing'].get(region, {}).get('linux', {}).get('ondemand')
            if entry['instance_type'] in wanted and price not in (None, 'N/A', ''):
                prices[region][entry['instance_type']] = float(price)
    return {region: by_type for region, by_type in prices.items() if by_type}


def from_newer(found, wanted):
    text = text_of(found, 'pkg/providers/pricing/zz_generated.pricing_aws.go')
    date = re.search(r'generated at (\d{4}-\d\d-\d\d)T\S+ for ' + NEWER_REGION, text).group(1)
    pairs = re.findall(r'"([a-z0-9-]+\.[a-z0-9-]+)": ([0-9.]+)', text)
    return date, {name: float(price) for name, price in pairs if name in wanted}


def date_in(version):
    """Go's pseudo-versions hold the time of their commit."""
    year, month, day = re.search(r'-(\d{4})(\d\d)(\d\d)\d{6}-', version).groups()
    return '%s-%s-%s' % (year, month, day)


def main(instance_table, region_table):
    with open(region_table, encoding='utf-8') as file:
        regions = [region for region in json.load(file)['zones'] if not region.startswith(ELSEWHERE)]
    with open(instance_table, encoding='utf-8') as file:
        wanted = {row[0] for row in json.load(file)['rows']}
    all_regions, newer = module(ALL_REGIONS), module(NEWER)
    prices = from_all_regions(all_regions, wanted, regions)
    date, newest = from_newer(newer, wanted)
    moved = sorted(name for name, price in newest.items() if prices[NEWER_REGION].get(name, price) != price)
    sys.stderr.write('%d types of %s are in both sources; other prices in the newer one: %s\n' % (
        len(newest.keys() & prices[NEWER_REGION].keys()), NEWER_REGION, ', '.join(moved) or 'none'))
    prices[NEWER_REGION].update(newest)
    regions = list(prices)
    sources = {region: {'source': '%s@%s' % (ALL_REGIONS, all_regions['Version']), 'date': date_in(all_regions['Version'])} for region in regions}
    sources[NEWER_REGION] = {'source': '%s@%s' % (NEWER, newer['Version']), 'date': date}
    types = sorted({name for region in regions for name in prices[region]})
    lines = ['    %s: %s' % (json.dumps(name), json.dumps([prices[region].get(name) for region in regions], separators=(',', ':'))) for name in types]
    digest = hashlib.sha256(',\n'.join(lines).encode('utf-8')).hexdigest()
    head = {'unit': 'USD per hour, On-Demand, Linux, shared tenancy', 'regions': regions, 'sources': sources, 'sha256': digest}
    sys.stdout.write(json.dumps(head, indent=2)[:-2] + ',\n  "prices": {\n' + ',\n'.join(lines) + '\n  }\n}\n')


main(sys.argv[1], sys.argv[2])
