import { Eip } from '@cdktf/provider-aws/lib/eip';
import { NatGateway } from '@cdktf/provider-aws/lib/nat-gateway';
import { Route } from '@cdktf/provider-aws/lib/route';
import { VpcEndpoint } from '@cdktf/provider-aws/lib/vpc-endpoint';

import type { NatMode } from '@spot-serving/core';
import { resourcesOf, type SynthesizedStack, theOnly } from '@spot-serving/testkit';

import { synthNetwork } from './some-props';

const modes: [NatMode, { gateways: number; addresses: number; routes: number }][] = [
  ['none', { gateways: 0, addresses: 0, routes: 0 }],
  ['single', { gateways: 1, addresses: 1, routes: 3 }],
  ['per-zone', { gateways: 3, addresses: 3, routes: 3 }],
  ['regional', { gateways: 1, addresses: 0, routes: 3 }],
];

function waysOut(stack: SynthesizedStack): [string, string][] {
  return Object.values(resourcesOf(Route, stack))
    .map((route) => route as { readonly route_table_id: string; readonly nat_gateway_id?: string })
    .flatMap(({ route_table_id: table, nat_gateway_id: gateway }): [string, string][] =>
      gateway ? [[place(table), place(gateway)]] : [],
    );
}

/** `routes-2` of `${aws_route_table.network_private_routes-2_0123ABCD.id}`. */
function place(reference: string): string {
  return /([a-z]+-(?:\d|regional))_[0-9A-F]{8}\.id/.exec(reference)?.[1] ?? reference;
}

describe('the way out of a Network', () => {
  it.each(modes)(
    'with NAT %s has as many gateways, addresses and routes as it should',
    (nat, { gateways, addresses, routes }) => {
      const stack = synthNetwork({ nat });
      expect(Object.keys(resourcesOf(NatGateway, stack))).toHaveLength(gateways);
      expect(Object.keys(resourcesOf(Eip, stack))).toHaveLength(addresses);
      expect(waysOut(stack)).toHaveLength(routes);
    },
  );

  it('has a gateway in each of three zones when nothing is said', () => {
    expect(Object.keys(resourcesOf(NatGateway, synthNetwork()))).toHaveLength(3);
  });

  it('stays in its own zone with a gateway in each', () => {
    const each = [
      ['routes-1', 'gateway-1'],
      ['routes-2', 'gateway-2'],
      ['routes-3', 'gateway-3'],
    ];
    expect(waysOut(synthNetwork({ nat: 'per-zone' }))).toEqual(each);
  });

  it('leads every zone to the first gateway when it is the single one', () => {
    const first = [
      ['routes-1', 'gateway-1'],
      ['routes-2', 'gateway-1'],
      ['routes-3', 'gateway-1'],
    ];
    expect(waysOut(synthNetwork({ nat: 'single' }))).toEqual(first);
  });

  it('keeps the first gateway and its address when single becomes per-zone', () => {
    const [single, each] = [synthNetwork({ nat: 'single' }), synthNetwork({ nat: 'per-zone' })];
    expect(resourcesOf(NatGateway, each)).toMatchObject(resourcesOf(NatGateway, single));
    expect(resourcesOf(Eip, each)).toMatchObject(resourcesOf(Eip, single));
  });

  it('is one gateway of the VPC in regional mode, in no subnet, after the internet route', () => {
    const gateway = theOnly(NatGateway, synthNetwork({ nat: 'regional' }));
    const route = expect.stringMatching(/^aws_route\.network_public_to-internet/) as string;
    expect(gateway).toMatchObject({ availability_mode: 'regional', depends_on: [route] });
    expect(gateway).toHaveProperty('vpc_id');
    expect(gateway).not.toHaveProperty('subnet_id');
    expect(gateway).not.toHaveProperty('allocation_id');
  });

  it('puts a zonal gateway only into a subnet that is routed to the internet', () => {
    expect(theOnly(NatGateway, synthNetwork({ nat: 'single' }))).toMatchObject({
      subnet_id: expect.stringMatching(/aws_route_table_association\.network_public_routed-1_\w+\.subnet_id/) as string,
    });
  });

  it.each(['single', 'per-zone', 'regional'] as const)('needs no interface endpoints with NAT %s', (nat) => {
    expect(theOnly(VpcEndpoint, synthNetwork({ nat }))).toMatchObject({ vpc_endpoint_type: 'Gateway' });
  });
});
