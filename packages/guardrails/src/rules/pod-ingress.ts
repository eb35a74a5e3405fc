import { addressesIn, cidrsMeet, coversTheWorld } from '../aws/cidr';
import { nodeBlocks } from '../aws/node-subnets';
import type { JsonObject } from '../engine/json';
import type { Rule, Violation } from '../engine/rule';
import type { StackView } from '../engine/stack-view';
import { shorten } from '../iam/wide';
import {
  blocksIn,
  type Direction,
  isEveryPod,
  peersOf,
  policiesOf,
  rulesOf,
  unguarded,
} from '../kubernetes/network-policy';

const direction: Direction = { rules: 'ingress', peers: 'from' };

/** As many addresses as a /22 holds: a load balancer wants eight free in each of its subnets, and at most a hundred (Elastic Load Balancing user guide, "Subnets for your load balancer"). */
const mostOfBalancer = 1024n;

const fix = 'give the balancer subnets of its own, and let in their blocks, or name pods by their labels and namespace';

/** Who asks a model comes through its balancer. */
export const podIngress: Rule = {
  id: 'pod-ingress',
  severity: 'error',
  what: 'Pods behind a load balancer have a NetworkPolicy; no NetworkPolicy lets everybody in: neither no from at all, every pod of every namespace, nor addresses of the internet, or of nodes and pods (their subnets in the same stack); a block of more than a /22 is a warning, for its width alone proves nothing',
  why: 'what is in the same subnets as the balancer asks past it, without its token and its log: any pod may ask any model, and give ModelServer orders',
  source: 'Kubernetes, "Network Policies"; AWS Load Balancer Controller, "Ingress annotations", target-type ip',
  check: (stack) => [
    ...policiesOf(stack, direction).flatMap((policy) =>
      rulesOf(policy, direction).flatMap((rule) => opened(stack, policy.resource, rule)),
    ),
    ...unguarded(stack, direction).map(({ resource, name }): Violation => ({
      resource,
      what: `${name} is behind a load balancer, and no NetworkPolicy says who else may ask its pods`,
      fix: "add a NetworkPolicy that lets in the blocks of the balancer's subnets alone",
    })),
  ],
};

function opened(stack: StackView, resource: Violation['resource'], rule: JsonObject): readonly Violation[] {
  const open = openTo(stack, rule);
  if (open !== undefined) return [{ resource, what: `lets ${open} ask its pods`, fix }];
  const wide = blocksIn(rule, direction).find((cidr) => addressesIn(cidr) > mostOfBalancer);
  if (wide === undefined) return [];
  return [
    { resource, severity: 'warning', what: `lets ${wide}, more addresses than a balancer has, ask its pods`, fix },
  ];
}

function openTo(stack: StackView, rule: JsonObject): string | undefined {
  const peers = peersOf(rule, direction);
  if (peers.length === 0) return 'everybody';
  if (peers.some(isEveryPod)) return 'every pod of every namespace';
  const cidrs = blocksIn(rule, direction);
  if (coversTheWorld(cidrs)) return shorten(cidrs.join(' and '));
  const nodes = nodeBlocks(stack);
  const holds = (cidr: string, block: string) => addressesIn(block) <= addressesIn(cidr) && cidrsMeet(cidr, block);
  const shared = cidrs.find((cidr) => nodes.some((block) => holds(cidr, block)));
  return shared === undefined ? undefined : `${shared}, where nodes and pods are,`;
}
