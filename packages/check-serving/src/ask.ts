import { selectorLabels } from '@spot-serving/core/vocabulary';

import type { Finding } from './finding';
import { type Kubectl, Unanswered } from './kubectl';
import type { Autoscaler, Deployment, DisruptionBudget, ObjectEvent, Observed, Pod, ReplicaSet } from './observed';
import type { PlannedServing, PlannedWorkload } from './planned-serving';
import { podFindings } from './pod-findings';
import { isYes, question } from './question';
import { isReady } from './ready-findings';
import { refusalFindings } from './refusal-findings';
import { isMeant } from './starting-findings';
import { workloadFindings } from './workload-findings';

/** What a look at the cluster found. */
export interface Look {
  /** What is not as planned; nothing when all is. */
  readonly findings: readonly Finding[];
  /** Pods that were asked and answered, by the name of their Deployment. */
  readonly answered: Readonly<Record<string, number>>;
}

/** Looks at everything once. @throws {Unanswered} when the API server does not answer, or refuses */
export async function lookOnce({ namespace, workloads }: PlannedServing, kubectl: Kubectl): Promise<Look> {
  const observed = await observe(kubectl);
  const looks = await Promise.all(workloads.map((planned) => lookAt(planned, observed, { namespace, kubectl })));
  return {
    findings: looks.flatMap(({ findings }) => findings),
    answered: Object.fromEntries(looks.map(({ answered }, index) => [workloads[index]?.name ?? '', answered])),
  };
}

async function observe(kubectl: Kubectl): Promise<Observed> {
  const [first = ''] = Object.entries(selectorLabels('')).map(([key, value]) => `${key}=${value}`);
  const [pods, replicaSets, events, deployments, autoscalers, budgets] = await Promise.all([
    kubectl.list<Pod>('pods', first),
    kubectl.list<ReplicaSet>('replicasets.apps', first),
    kubectl.list<ObjectEvent>('events'),
    kubectl.list<Deployment>('deployments.apps', first),
    kubectl.list<Autoscaler>('horizontalpodautoscalers.autoscaling', first),
    kubectl.list<DisruptionBudget>('poddisruptionbudgets.policy', first),
  ]);
  return { pods, replicaSets, events, deployments, autoscalers, budgets };
}

/** Where questions go. */
interface Place {
  readonly namespace: string;
  readonly kubectl: Kubectl;
}

async function lookAt(
  planned: PlannedWorkload,
  observed: Observed,
  place: Place,
): Promise<{ readonly findings: Finding[]; readonly answered: number }> {
  const pods = observed.pods.filter((pod) => isMeant(pod) && isOf(planned, pod));
  const none = {
    workload: planned.name,
    about: 'pods',
    problem: 'there is none',
    advice: 'see kubectl describe replicaset',
    passing: true,
  };
  const answers = await Promise.all(pods.filter(isReady).map((pod) => answerOf(pod, planned, place)));
  const silent = answers.filter((answer) => answer !== undefined);
  const ofPods = pods.flatMap((pod) => podFindings(pod, planned, place.namespace, observed.events));
  const refused = refusalFindings(planned.name, place.namespace, {
    replicaSets: observed.replicaSets.filter(({ metadata }) => isOf(planned, { metadata })),
    events: observed.events,
  });
  const ofAll = [...refused, ...workloadFindings(planned, observed)];
  const absent = pods.length > 0 || refused.length > 0 ? [] : [none];
  return { findings: [...ofAll, ...absent, ...ofPods, ...silent], answered: answers.length - silent.length };
}

function isOf({ labels }: PlannedWorkload, { metadata }: Pick<Pod, 'metadata'>): boolean {
  return Object.entries(labels).every(([key, value]) => metadata.labels?.[key] === value);
}

/** What keeps a server from saying that it has the version; undefined when it says so. */
async function answerOf(
  { metadata }: Pod,
  planned: PlannedWorkload,
  { namespace, kubectl }: Place,
): Promise<Finding | undefined> {
  const { name } = metadata;
  const { name: workload, model, version, readinessPath } = planned;
  const said = await kubectl.inContainer(name, 'model-server', question(readinessPath)).catch((error: unknown) => {
    if (error instanceof Unanswered) return error.message;
    throw error;
  });
  if (isYes(said)) return undefined;
  const problem = `does not answer for version ${version} of ${model}: ${said.trim() || 'nothing came'}`;
  return {
    workload,
    about: `pod ${name}`,
    problem,
    advice: `kubectl logs --namespace ${namespace} ${name} --container model-server`,
    passing: true,
  };
}
