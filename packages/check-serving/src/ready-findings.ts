import { because, conditionOf, type Finding } from './finding';
import { newestEvent } from './newest-event';
import type { ContainerStatus, ObjectEvent, Pod } from './observed';

/** What is wrong with a pod. */
export type AboutPod = Omit<Finding, 'workload' | 'about'>;

/** Whether the kubelet and the load balancer have found the pod ready. */
export function isReady(pod: Pod): boolean {
  return conditionOf(pod.status?.conditions, 'Ready')?.status === 'True';
}

/** Why a pod is not ready: no node, a container that waits or ends, or else what was said of it last. */
export function readyFindings(pod: Pod, namespace: string, events: readonly ObjectEvent[]): AboutPod[] {
  if (isReady(pod)) return [];
  const { name } = pod.metadata;
  const advice = `kubectl describe pod --namespace ${namespace} ${name}, and kubectl logs of its containers`;
  return [{ problem: `is not ready${whyNot(pod, events)}`, advice, passing: true }];
}

function whyNot({ metadata, status }: Pod, events: readonly ObjectEvent[]): string {
  const { conditions, initContainerStatuses = [], containerStatuses = [] } = status ?? {};
  const scheduled = conditionOf(conditions, 'PodScheduled');
  if (scheduled?.status === 'False') return `${because(scheduled)}${autoscalerOn(metadata.name, events)}`;
  const [halt] = [...initContainerStatuses, ...containerStatuses].flatMap(haltOf);
  const last = newestEvent(events, 'Pod', metadata.name);
  return halt ?? because(last?.type === 'Warning' ? last : conditionOf(conditions, 'Ready'));
}

/** What the cluster autoscaler does about a pod without a node (cluster-autoscaler FAQ, "What events are emitted by CA"). */
function autoscalerOn(pod: string, events: readonly ObjectEvent[]): string {
  const said = newestEvent(events, 'Pod', pod, ({ reason = '' }) =>
    /^(NotTriggerScaleUp|TriggeredScaleUp)$/.test(reason),
  );
  return said?.message === undefined ? '' : `; autoscaler: ${said.message}`;
}

/** The steps before a container runs; why one lasts is said by an event. */
const onTheWay = new Set(['ContainerCreating', 'PodInitializing']);

/** What a container says that neither runs nor has done its work. */
function haltOf({ name, state, lastState }: ContainerStatus): string[] {
  const { waiting, terminated } = state ?? {};
  const ended = terminated ?? lastState?.terminated;
  const code = ended?.exitCode ? `, ended with ${ended.exitCode}` : '';
  const halted = waiting?.reason !== undefined && !onTheWay.has(waiting.reason) ? waiting : undefined;
  if (halted === undefined && code === '') return [];
  // The message of a back-off is only how long it is.
  const words = halted?.reason === 'CrashLoopBackOff' ? undefined : halted?.message;
  const why = [halted?.reason ?? ended?.reason ?? 'ended', words].filter((text) => text).join(': ');
  return [` (${name}: ${why}${code})`];
}
