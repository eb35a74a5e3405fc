import { because, conditionOf, type Finding } from './finding';
import type { ContainerStatus, Pod } from './observed';
import type { PlannedWorkload } from './planned-serving';

/** Prefix of the conditions that the controller sets when the balancer finds the pod healthy (AWS Load Balancer Controller, "Pod readiness gate"). */
const gatePrefix = 'target-health.elbv2.k8s.aws';

/** What keeps a pod from being what was planned, its answer apart. */
export function podFindings(pod: Pod, planned: PlannedWorkload, namespace: string): Finding[] {
  const about = { workload: planned.name, about: `pod ${pod.metadata.name}` };
  const found = [
    ...revisionFindings(pod, planned),
    ...gateFindings(pod, planned, namespace),
    ...readyFindings(pod, namespace),
  ];
  return found.map((finding) => ({ ...about, ...finding }));
}

/** Whether the kubelet and the load balancer have found the pod ready. */
export function isReady(pod: Pod): boolean {
  return conditionOf(pod.status?.conditions, 'Ready')?.status === 'True';
}

type About = Omit<Finding, 'workload' | 'about'>;

function revisionFindings(pod: Pod, { version, image }: PlannedWorkload): About[] {
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

function gateFindings({ metadata, spec, status }: Pod, { gates }: PlannedWorkload, namespace: string): About[] {
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

function readyFindings(pod: Pod, namespace: string): About[] {
  if (isReady(pod)) return [];
  const { conditions, initContainerStatuses = [], containerStatuses = [] } = pod.status ?? {};
  const scheduled = conditionOf(conditions, 'PodScheduled');
  const halted = [...initContainerStatuses, ...containerStatuses].flatMap(haltOf);
  const why =
    scheduled?.status === 'False' ? because(scheduled) : (halted[0] ?? because(conditionOf(conditions, 'Ready')));
  const { name } = pod.metadata;
  return [
    {
      problem: `is not ready${why}`,
      advice: `kubectl describe pod --namespace ${namespace} ${name}, and kubectl logs of its containers`,
      passing: true,
    },
  ];
}

/** What a container says that neither runs nor has done its work. */
function haltOf({ name, state, lastState }: ContainerStatus): string[] {
  const { waiting, terminated } = state ?? {};
  const ended = terminated ?? lastState?.terminated;
  const code = ended?.exitCode ? `, ended with ${ended.exitCode}` : '';
  if (waiting === undefined && code === '') return [];
  return [` (${name}: ${waiting?.reason ?? ended?.reason ?? 'ended'}${code})`];
}
