import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { type Look, lookOnce } from './ask';
import { withClusterAccess } from './cluster-access';
import { Kubectl, Unanswered } from './kubectl';
import { type CheckOptions, help, parseOptions } from './options';
import { type PlannedServing, readPlannedServing } from './planned-serving';
import { asJson, asText, type Outcome, progressLine } from './report';

/** Where the command writes, what it is given, and how it waits. */
export interface CheckContext {
  /** Absolute path that folders are relative to. */
  readonly cwd: string;
  /** Environment, in which kubectl and aws are found. */
  readonly env: NodeJS.ProcessEnv;
  /** Takes the outcome. */
  readonly stdout: { write(text: string): unknown };
  /** Takes progress. */
  readonly stderr: { write(text: string): unknown };
  /** Milliseconds between two looks. @default 5000 */
  readonly between?: number;
}

/**
 * `check-serving APP`: compares the pods of an app's models with what was planned, and waits for them if it may.
 *
 * @returns 0 when all is as planned, else 1
 * @throws {Failure} 1 when there is no way to the cluster, 2 for wrong input
 */
export async function checkServing(argv: readonly string[], context: CheckContext): Promise<number> {
  const options = parseOptions(argv);
  if (options === undefined) {
    context.stdout.write(help);
    return 0;
  }
  const { app, synthesized = `apps/${app}/cdktf.out` } = options;
  const planned = readPlannedServing(resolve(context.cwd, synthesized, 'stacks', `${app}-serving`, 'cdk.tf.json'));
  const { namespace } = planned;
  const check = (env: NodeJS.ProcessEnv) =>
    soaked(planned, new Kubectl({ env, context: options.context, namespace }), options, context);
  const outcome = await (options.context === undefined
    ? withClusterAccess(planned, context.env, check)
    : check(context.env));
  context.stdout.write(options.json ? asJson(app, planned, outcome) : asText(planned, outcome));
  return outcome.findings.length === 0 ? 0 : 1;
}

/** Looks until all is as planned, and as long as it has to stay so; ends at the first look after which it does not come back in the time it may take. */
async function soaked(
  planned: PlannedServing,
  kubectl: Kubectl,
  options: CheckOptions,
  context: CheckContext,
): Promise<Outcome> {
  const start = performance.now();
  let outcome = await untilPlanned(planned, kubectl, options, context);
  const end = performance.now() + options.soakSeconds * 1000;
  while (outcome.findings.length === 0 && performance.now() < end) {
    await pause(Math.min(context.between ?? 5000, end - performance.now()));
    outcome = await untilPlanned(planned, kubectl, options, context);
  }
  return { ...outcome, seconds: Math.round((performance.now() - start) / 1000) };
}

/** Looks until all is as planned, nothing that time could mend is left, something is that nothing under way mends, or the time is over. */
async function untilPlanned(
  planned: PlannedServing,
  kubectl: Kubectl,
  { waitSeconds }: CheckOptions,
  context: CheckContext,
): Promise<Outcome> {
  const { stderr, between = 5000 } = context;
  const start = performance.now();
  const seconds = () => Math.round((performance.now() - start) / 1000);
  let told = '';
  for (;;) {
    const look = await lookOnce(planned, kubectl).catch(silence);
    const over = performance.now() - start + between > waitSeconds * 1000;
    const settled = look.findings.every(({ passing }) => !passing) || look.findings.some(({ final }) => final);
    if (over || settled) return { ...look, seconds: seconds() };
    const line = progressLine(look.findings);
    if (line !== told) stderr.write(`${seconds()} s: ${line}\n`);
    told = line;
    await pause(between);
  }
}

/** An API server that does not answer may answer the next time. */
function silence(error: unknown): Look {
  if (!(error instanceof Unanswered)) throw error;
  const advice = 'see that you may reach the API server, and that your role has access to the cluster';
  return {
    findings: [{ workload: 'cluster', about: 'API server', problem: error.message, advice, passing: true }],
    answered: {},
  };
}
