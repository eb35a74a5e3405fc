import { because, conditionOf, type Finding } from './finding';
import type { ObjectEvent, Pod } from './observed';
import type { PlannedWorkload } from './planned-serving';
import { type AboutPod, readyFindings } from './ready-findings';

/** Prefix of the conditions that the controller sets when the balancer finds the pod healthy (AWS Load Balancer Controller, "Pod readiness gate"). */
const gatePrefix = 'target-health.elbv2.k8s.aws';

/** What keeps a pod from being what was planned, its answer apart. */
export function podFindings(
  pod: Pod,
  planned: PlannedWorkload,
  namespace: string,
  events: readonly ObjectEvent[],
): Finding[] {
  const about = { workload: planned.name, about: `pod ${pod.metadata.name}` };
  const found = [
    ...revisionFindings(pod, planned),
    ...contentFindings(pod, planned),
    ...gateFindings(pod, planned, namespace),
    ...readyFindings(pod, namespace, events),
  ];
  return found.map((finding) => ({ ...about, ...finding }));
}

function revisionFindings(pod: Pod, { version, image }: PlannedWorkload): AboutPod[] {
  const found = pod.metadata.labels?.['app.kubernetes.io/version'] ?? 'none';
  const server = pod.spec.containers.find(({ name }) => name === 'model-server');
  const advice =
    'the rollout replaces it; if it stays, another apply or a person changed the Deployment: plan again and apply';
  return [
    ...(found === version
      ? []
      : [{ problem: `serves version ${found}, planned is ${version}`, advice, passing: true }]),
    ...(server?.image === image
      ? []
      : [{ problem: `runs ${server?.image ?? 'no model-server'}, planned is ${image}`, advice, passing: true }]),
  ];
}

/** Whether the loader of a pod that has started found the very files that were planned; it leaves the digest for the pod's status. */
function contentFindings({ status }: Pod, { version, manifest }: PlannedWorkload): AboutPod[] {
  const loader = status?.initContainerStatuses?.find(({ name }) => name === 'loader')?.state?.terminated;
  const said = loader?.exitCode === 0 ? loader.message || 'nothing' : undefined;
  if (manifest === undefined || said === undefined || said === `manifest ${manifest}`) return [];
  const problem = `was started with other files than planned: its loader says ${said}, planned is ${manifest} as version ${version}`;
  const advice =
    'the rollout replaces it; if it stays, compare the store with publish-model verify, and the environment with what was published';
  return [{ problem, advice, passing: true }];
}

function gateFindings({ metadata, spec, status }: Pod, { gates }: PlannedWorkload, namespace: string): AboutPod[] {
  const own = (spec.readinessGates ?? [])
    .map(({ conditionType }) => conditionType)
    .filter((type) => type.startsWith(gatePrefix));
  const missing = {
    problem: `has ${own.length} of ${gates} readiness gates: it counts as ready before the load balancer has found it healthy`,
    advice: `gates are added only when a pod is made: see that aws-load-balancer-controller runs, then kubectl delete pod --namespace ${namespace} ${metadata.name}`,
    passing: false,
  };
  const closed = own
    .map((type) => ({ type, condition: conditionOf(status?.conditions, type) }))
    .filter(({ condition }) => condition?.status !== 'True');
  return [
    ...(own.length < gates ? [missing] : []),
    ...closed.map(({ type, condition }) => ({
      problem: `the load balancer has not found it healthy: ${type.slice(gatePrefix.length + 1)}${because(condition)}`,
      advice: `see the target group's health checks, and kubectl describe targetgroupbinding --namespace ${namespace}`,
      passing: true,
    })),
  ];
}
