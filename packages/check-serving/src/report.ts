import type { Look } from './ask';
import type { Finding } from './finding';
import type { PlannedServing } from './planned-serving';

/** How the last look ended. */
export interface Outcome extends Look {
  /** From the first look to the last. */
  readonly seconds: number;
}

/** One line about what is still to come. */
export function progressLine(findings: readonly Finding[]): string {
  const [first] = findings;
  const more = findings.length > 1 ? `, and ${findings.length - 1} more` : '';
  return first === undefined
    ? 'all is as planned'
    : `waiting: ${first.workload}, ${first.about}: ${first.problem}${more}`;
}

/** For people: each Deployment, what is wrong with it, and what to do. */
export function asText({ workloads }: PlannedServing, { findings, answered, seconds }: Outcome): string {
  const elsewhere = findings.filter(({ workload }) => workloads.every(({ name }) => name !== workload));
  const lines = workloads.flatMap(({ name, model, version }) => {
    const own = findings.filter(({ workload }) => workload === name);
    return [
      `${name}: version ${version} of ${model}, answered by ${counted(answered[name] ?? 0, 'pod')}`,
      ...own.flatMap(described),
    ];
  });
  const end =
    findings.length === 0
      ? `all is as planned, after ${seconds} s`
      : `not as planned in ${counted(findings.length, 'point')}, after ${seconds} s`;
  return `${[...elsewhere.flatMap(described), ...lines, end].join('\n')}\n`;
}

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;

function described({ about, problem, advice }: Finding): string[] {
  return [`  ${about}: ${problem}`, `    ${advice}`];
}

/** For machines. */
export function asJson(
  app: string,
  { cluster, namespace, workloads }: PlannedServing,
  { findings, answered, seconds }: Outcome,
): string {
  const models = workloads.map(({ name, model, version }) => ({
    deployment: name,
    model,
    version,
    answered: answered[name] ?? 0,
  }));
  return `${JSON.stringify({ app, cluster, namespace, asPlanned: findings.length === 0, seconds, models, findings }, null, 2)}\n`;
}
