import type { AddressConsumer } from '../pools/address-plan';
import { instanceType } from '../pools/instance-type';
import { nodeAddresses } from '../pools/node-addresses';
import { nodeResources } from '../pools/node-resources';
import { mostSystemNodes } from './system-node-counts';

/** Disk of a node, GiB; addresses do not depend on it. */
const anyVolumeGiB = 30;

/**
 * Addresses that system nodes take at most, each type as many as its largest may: the autoscaler's most of them; and, beside those, what an update of the
 * group starts before it drains, up to two in each zone (EKS user guide, "Understand each phase of node updates"), or the new group of another count.
 *
 * @param zones of the subnets
 */
export function systemNodeAddresses(
  { instanceTypes, count }: { readonly instanceTypes: readonly string[]; readonly count: number },
  zones: number,
): readonly AddressConsumer[] {
  const perType = instanceTypes.flatMap((name) => {
    const type = instanceType(name);
    return type === undefined
      ? []
      : nodeAddresses(nodeResources([type], anyVolumeGiB).maxPods, type.addressesPerInterface);
  });
  if (perType.length === 0) return [];
  const each = Math.max(...perType);
  return [
    { what: 'system nodes', count: mostSystemNodes(count), each },
    { what: 'system nodes more while they are replaced', count: Math.max(2 * zones, count), each },
  ];
}
