import type { Json } from '../plan/json';
import type { Plan, ResourceChange } from '../plan/plan';
import type { NoSuchStep } from './no-such-step';

/**
 * Clusters that a plan takes to another Kubernetes minor than the next one. EKS refuses it at the apply, when stacks before it are applied already
 * (EKS user guide, "Update existing cluster to new Kubernetes version": one minor version at a time, and none back).
 */
export function versionSteps({ changes }: Plan): readonly NoSuchStep[] {
  return changes
    .filter(({ type, change }) => type === 'aws_eks_cluster' && change.actions.join() === 'update')
    .flatMap(stepOf);
}

function stepOf({ address, change }: ResourceChange): readonly NoSuchStep[] {
  const [from, to] = [minorOf(change.before), minorOf(change.after)];
  if (from === undefined || to === undefined || to === from || to === from + 1) return [];
  const what = `goes from Kubernetes 1.${from} to 1.${to}, and EKS takes one minor version at a time, and none back`;
  return [{ address, what, fix: to < from ? `keep 1.${from}` : `go to 1.${from + 1} first, in a change of its own` }];
}

function minorOf(cluster: Json): number | undefined {
  const { version } = (cluster ?? {}) as Readonly<Record<string, Json | undefined>>;
  const [, minor] = /^1\.(\d+)$/.exec(typeof version === 'string' ? version : '') ?? [];
  return minor === undefined ? undefined : Number(minor);
}
