import { cidrsOverlap, parseCidr } from '@spot-serving/core';

import { modelNetworkPolicy, type ModelWays } from '../src/workload/model-network-policy';

interface Egress {
  readonly to: readonly { readonly ipBlock?: { readonly cidr: string; readonly except?: readonly string[] } }[];
}

/** Whether a policy lets pods go to an IPv4 address: in a block, and in none of its exceptions. */
function reaches(storeCidrs: ModelWays['storeCidrs'], address: string): boolean {
  const { egress } = modelNetworkPolicy('resnet', { clientCidrs: ['10.0.13.0/26'], storeCidrs }) as {
    readonly egress: readonly Egress[];
  };
  const holds = (cidr: string) => {
    const [block, one] = [parseCidr(cidr), parseCidr(`${address}/32`)];
    return block !== undefined && one !== undefined && cidrsOverlap(block, one);
  };
  const blocks = egress.flatMap(({ to }) => to.flatMap(({ ipBlock }) => ipBlock ?? []));
  return blocks.some(({ cidr, except = [] }) => holds(cidr) && !except.some(holds));
}

describe('where pods of a model go', () => {
  const store = ['198.51.100.0/25', '192.0.2.0/24'];

  it.each([
    ['the store', store, '198.51.100.9', true],
    ['another block of the store', store, '192.0.2.1', true],
    ['the Pod Identity agent', store, '169.254.170.23', true],
    ['S3 of another region', store, '198.51.100.200', false],
    ['anywhere', store, '203.0.113.9', false],
    ['another pod', store, '10.0.0.9', false],
    ['any public address, where no block is named', [], '203.0.113.9', true],
    ['another pod, where no block is named', [], '10.0.0.9', false],
  ])('%s: with %j, %s %s', (_, cidrs, address, expected) => {
    expect(reaches(cidrs, address)).toBe(expected);
  });
});
