import type { LinkedApp } from './linked-app';
import { alarms, identities } from './serving-chain-identities';
import { autoscalers, interruptions, pools } from './serving-chain-nodes';
import { ingresses, pods, services, wayIn } from './serving-chain-request';

/** Links of the chain from HTTPS to pods on Spot, and of what sizes and drains them, that do not hold; all by the names, labels and ARNs that are written. */
export function brokenLinks(app: LinkedApp): string[] {
  const parts = [wayIn, ingresses, services, pods, pools, autoscalers, interruptions, identities, alarms];
  const links = parts.flatMap((part) => part(app));
  return links.filter(([, holds]) => !holds).map(([link]) => link);
}
