import { coversTheWorld } from '../aws/cidr';
import { blocksOf, type JsonObject } from '../engine/json';
import type { Rule, Violation } from '../engine/rule';
import type { StackView } from '../engine/stack-view';
import { tierOf } from '../engine/tier';
import {
  blocksIn,
  type Direction,
  isEveryPod,
  peersOf,
  policiesOf,
  rulesOf,
  unguarded,
} from '../kubernetes/network-policy';

const direction: Direction = { rules: 'egress', peers: 'to' };

const fix =
  "name the blocks that the pods need: of S3 in the region (ip-ranges.json, or the prefix list), and the cluster's own";

/** A model does not leave by the pod that serves it. */
export const podEgress: Rule = {
  id: 'pod-egress',
  severity: 'error',
  what: 'Pods behind a load balancer have a NetworkPolicy for what leaves them, and none lets them go anywhere; one that opens the internet on named ports is an error in production (by the tag tier, env, environment or stage of the provider), a warning where nobody says what the stack is, and nothing elsewhere',
  why: "what is taken over in a pod sends the model out by the same port 443 that loaded it: to S3 of another region, past the VPC's endpoint, or to anybody",
  source: 'Kubernetes, "Network Policies"; VPC user guide, "Gateway endpoints for Amazon S3"',
  check: (stack) => [
    ...policiesOf(stack, direction).flatMap((policy) =>
      rulesOf(policy, direction).flatMap((rule) =>
        judged(stack, rule).map((flaw) => ({ resource: policy.resource, ...flaw })),
      ),
    ),
    ...unguarded(stack, direction).map(({ resource, name }): Violation => ({
      resource,
      what: `${name} is behind a load balancer, and no NetworkPolicy says where its pods may go`,
      fix: 'add a NetworkPolicy of the type Egress',
    })),
  ],
};

function judged(stack: StackView, rule: JsonObject): readonly Omit<Violation, 'resource'>[] {
  const peers = peersOf(rule, direction);
  const ports = blocksOf(rule.ports).length > 0;
  const everywhere = peers.length === 0 || peers.some(isEveryPod);
  if (everywhere && !ports) return [{ what: 'lets its pods go anywhere', fix }];
  const cidrs = blocksIn(rule, direction);
  if (peers.length > 0 && !coversTheWorld(cidrs)) return [];
  const what = `lets its pods reach ${peers.length === 0 ? 'every address' : cidrs.join(' and ')}${ports ? ' on some ports' : ''}`;
  if (!ports) return [{ what, fix }];
  const tier = tierOf(stack);
  if (tier === 'other') return [];
  return [{ what, fix, ...(tier === 'unsaid' ? { severity: 'warning' as const } : {}) }];
}
