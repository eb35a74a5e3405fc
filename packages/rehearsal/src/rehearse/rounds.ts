import type { Progress } from '@spot-serving/terraform-runner';

import type { ClusterRehearsal } from '../cluster/cluster-rehearsal';
import { closingSteps } from '../cluster/cluster-steps';
import { type WhileApplied, whileAppliedSteps } from '../cluster/while-applied';
import type { DriftFinding } from '../drift/drift-finding';
import { DriftRehearsal } from './drift-rehearsal';
import { type FaultedRun, faultedRun } from './faulted-run';
import { PhaseFailure } from './phase';
import type { StackRehearsal } from './stack-rehearsal';
import { type DestroyOptions, rehearsalSteps } from './steps';
import type { Trouble } from './trouble';
import { driftSteps, faultStep, statesStep } from './trouble-steps';

/** Runs to make, until one goes through. */
export interface RoundOptions extends DestroyOptions {
  readonly progress: Progress;
  /** What is to go wrong, if anything. */
  readonly trouble: Trouble | undefined;
  /** The cluster that stacks are applied to, if there is one. */
  readonly cluster: ClusterRehearsal | undefined;
  /** What is run at the cluster when everything is applied, if something is. */
  readonly whileApplied: WhileApplied | undefined;
  /** Stacks in dependency order, with no phase behind them; asked once per run. */
  readonly fresh: () => readonly StackRehearsal[];
}

/** What came of the runs. */
export interface Rounds {
  /** Of the last run. */
  readonly rehearsals: readonly StackRehearsal[];
  /** Runs before it, which injected faults stopped. */
  readonly faultedRuns: readonly FaultedRun[];
  readonly drifts: readonly DriftFinding[];
  readonly failure: PhaseFailure | undefined;
}

/**
 * Runs all steps; and again, in the same states, as long as an injected fault stopped the run. A fault that happened is withdrawn
 * before the next run, which has to finish what was begun.
 */
export async function runRounds(options: RoundOptions): Promise<Rounds> {
  const faultedRuns: FaultedRun[] = [];
  for (;;) {
    const round = await runOnce(options);
    const faults = options.trouble?.faults.active() ?? [];
    if (options.trouble === undefined || round.failure === undefined || faults.length === 0)
      return { ...round, faultedRuns };
    const examined = await examine(round.failure, round.rehearsals, options.progress, options.trouble);
    if (examined instanceof PhaseFailure) return { ...round, faultedRuns, failure: examined };
    faultedRuns.push(examined);
    options.trouble.faults.withdraw();
  }
}

async function runOnce({
  fresh,
  trouble,
  cluster,
  whileApplied,
  progress,
  ...options
}: RoundOptions): Promise<Omit<Rounds, 'faultedRuns'>> {
  const rehearsals = fresh();
  const drifting = rehearsals.flatMap((rehearsal) => {
    const drifts = trouble?.drifts.filter(({ resource }) => resource.stack === rehearsal.stack.name) ?? [];
    return drifts.length === 0 ? [] : [new DriftRehearsal(rehearsal, drifts)];
  });
  const [forward, destroying] = rehearsalSteps(rehearsals, options);
  const between = trouble === undefined ? [] : [statesStep(rehearsals, trouble), ...driftSteps(drifting, trouble)];
  const looking = whileApplied === undefined ? [] : [whileAppliedSteps(whileApplied)];
  const there = await caught(() => progress.run([...forward, ...between, ...looking, ...destroying]));
  // Somebody else's cluster is left as it was found; a control plane of this process goes as a whole.
  const back =
    there === undefined || cluster?.isForeign === true ? await closing(cluster, rehearsals, progress) : undefined;
  const failure = there === undefined || back === undefined ? (there ?? back) : withSecond(there, back);
  return { rehearsals, drifts: drifting.flatMap(({ findings }) => findings), failure };
}

async function closing(
  cluster: ClusterRehearsal | undefined,
  rehearsals: readonly StackRehearsal[],
  progress: Progress,
): Promise<PhaseFailure | undefined> {
  if (cluster === undefined) return undefined;
  const failure = await caught(() => progress.run(closingSteps(rehearsals, cluster)));
  // Then nobody looked for what is left, and the report must name it.
  if (failure?.phase === 'destroy') await cluster.lookForLeftovers();
  return failure;
}

function withSecond({ stackName, phase, detail }: PhaseFailure, second: PhaseFailure): PhaseFailure {
  return new PhaseFailure(stackName, phase, `${detail}\nAnd on the way back: ${second.message}`);
}

async function examine(
  failure: PhaseFailure,
  rehearsals: readonly StackRehearsal[],
  progress: Progress,
  trouble: Trouble,
): Promise<FaultedRun | PhaseFailure> {
  const work = () => faultedRun(failure, trouble.faults.active(), rehearsals, trouble.objects);
  let run: FaultedRun | undefined;
  const wrong = await caught(() => progress.run([faultStep(failure, async () => (run = await work()))]));
  return wrong ?? run ?? failure;
}

async function caught(work: () => Promise<void>): Promise<PhaseFailure | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (error instanceof PhaseFailure) return error;
    throw error;
  }
}
