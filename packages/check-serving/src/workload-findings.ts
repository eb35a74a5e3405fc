import { because, conditionOf, type Finding } from './finding';
import type { Deployment, Observed } from './observed';
import type { PlannedWorkload } from './planned-serving';

type About = Omit<Finding, 'workload'>;

/** What keeps a Deployment, its autoscaler and its disruption budget from being what was planned. */
export function workloadFindings(planned: PlannedWorkload, observed: Observed): Finding[] {
  const deployment = observed.deployments.find(({ metadata }) => metadata.name === planned.name);
  const found = [
    ...rolloutFindings(deployment),
    ...(planned.scaled ? autoscalerFindings(planned, observed) : []),
    ...budgetFindings(planned, observed),
  ];
  return found.map((finding) => ({ workload: planned.name, ...finding }));
}

function rolloutFindings(deployment: Deployment | undefined): About[] {
  const about = 'deployment';
  if (deployment === undefined)
    return [{ about, problem: 'is not there', advice: 'apply the serving stack', passing: false }];
  const { metadata, spec, status = {} } = deployment;
  const progressing = conditionOf(status.conditions, 'Progressing');
  if (progressing?.status === 'False') {
    const advice = 'the pods below say why; mend it, or put the former version back in the environment, and apply';
    return [{ about, problem: `has given up its rollout${because(progressing)}`, advice, passing: false }];
  }
  const { replicas: wanted = 1 } = spec;
  const { observedGeneration = 0, replicas = 0, updatedReplicas = 0, availableReplicas = 0 } = status;
  const seen = observedGeneration >= (metadata.generation ?? 0);
  if (seen && updatedReplicas === wanted && replicas === wanted && availableReplicas === wanted) return [];
  const problem = `is still rolling out: of ${wanted} pods ${updatedReplicas} are of its newest revision and ${availableReplicas} available, ${replicas} run`;
  return [
    {
      about,
      problem,
      advice: 'wait; a node may have to boot first. The pods below say what each waits for',
      passing: true,
    },
  ];
}

/** The autoscaler, once it has read what it scales by. */
function autoscalerFindings({ name }: PlannedWorkload, { autoscalers }: Observed): About[] {
  const about = 'autoscaler';
  const autoscaler = autoscalers.find(({ spec }) => spec.scaleTargetRef.name === name);
  if (autoscaler === undefined)
    return [{ about, problem: 'is not there', advice: 'apply the serving stack', passing: false }];
  const types = ['AbleToScale', 'ScalingActive'];
  const conditions = types.map((type) => ({ type, condition: conditionOf(autoscaler.status?.conditions, type) }));
  return conditions
    .filter(({ condition }) => condition?.status !== 'True')
    .map(({ type, condition }) => ({
      about,
      problem: `does not scale: ${type} is ${condition?.status ?? 'not known yet'}${because(condition)}`,
      advice: 'metrics of new pods take a minute; if it stays, see metrics-server in kube-system',
      passing: true,
    }));
}

/** One pod at least may go, or a drain would stand still. */
function budgetFindings({ service }: PlannedWorkload, { budgets }: Observed): About[] {
  const about = 'disruption budget';
  const budget = budgets.find(({ metadata }) => metadata.name === service);
  if (budget === undefined)
    return [{ about, problem: 'is not there', advice: 'apply the serving stack', passing: false }];
  const { disruptionsAllowed = 0, currentHealthy = 0, desiredHealthy = 0 } = budget.status ?? {};
  if (disruptionsAllowed >= 1) return [];
  const problem = `lets no pod go: ${currentHealthy} are healthy, ${desiredHealthy} must stay`;
  return [{ about, problem, advice: 'pods that are not ready use it up: the pods below say why', passing: true }];
}
