import type { StandIn } from '@spot-serving/stand-in';
import type { Counts } from '@spot-serving/terraform-runner';

import type { ClusterFindings } from '../cluster/cluster-findings';
import type { PhaseFailure } from '../rehearse/phase';
import type { RehearsalOptions } from '../rehearse/rehearse';
import type { Rounds } from '../rehearse/rounds';
import type { StackRehearsal } from '../rehearse/stack-rehearsal';
import { type DestroyOptions, isKept } from '../rehearse/steps';
import type { ChangeCounts, Report, StackReport } from './report';

/** Everything a report is made of. */
export interface ReportInput extends DestroyOptions, Rounds, Pick<RehearsalOptions, 'providers' | 'state'> {
  readonly app: string;
  /** Version of Terraform. */
  readonly terraform: string;
  readonly seconds: number;
  readonly standIn: Pick<StandIn, 'served' | 'withoutForceNew'>;
  /** What the cluster said; undefined without one. */
  readonly findings: ClusterFindings | undefined;
}

const kinds = { 'stand-in': 'offline stand-in', mirror: 'filesystem mirror', registry: 'registry' } as const;

/** Puts a rehearsal that ended, well or not, into words and numbers. */
export function buildReport({
  failure,
  rehearsals,
  faultedRuns,
  drifts,
  standIn,
  app,
  terraform,
  seconds,
  providers,
  state,
  findings,
  ...options
}: ReportInput): Report {
  return {
    version: 1,
    app,
    ...outcome(
      failure,
      rehearsals.some((one) => isKept(one, options)),
    ),
    terraform,
    seconds,
    providers: { kind: kinds[providers.kind], ...servedBy(standIn) },
    states: state === 's3' ? 'emulated S3' : 'temporary files',
    faultedRuns,
    drifts,
    cluster: findings ?? null,
    stacks: rehearsals.map((one) => stackReport(one, options, failure)),
    failure: failure === undefined ? null : { stack: failure.stackName, phase: failure.phase, message: failure.detail },
  };
}

function servedBy({ served: { resources, dataSources }, withoutForceNew }: ReportInput['standIn']) {
  return { resources, dataSources, withoutForceNew };
}

function outcome(failure: PhaseFailure | undefined, kept: boolean): Pick<Report, 'outcome' | 'exitCode'> {
  if (failure !== undefined) return { outcome: 'failed', exitCode: 1 };
  return kept ? { outcome: 'kept', exitCode: 3 } : { outcome: 'passed', exitCode: 0 };
}

function stackReport(
  rehearsal: StackRehearsal,
  options: DestroyOptions,
  failure: PhaseFailure | undefined,
): StackReport {
  const { stack, phases, planned, applied, destroyed, holds, warnings } = rehearsal;
  return {
    name: stack.name,
    dependencies: stack.dependencies,
    outcome: stackOutcome(rehearsal, options, failure),
    planned: changeCounts(planned),
    applied: changeCounts(applied),
    secondPlanEmpty: secondPlanEmpty(rehearsal, failure),
    destroyed: destroyed ?? null,
    stateHolds: holds ?? null,
    protectedResources: stack.protectedResources.map(({ type, name, path }) => ({ address: `${type}.${name}`, path })),
    deletionProtection: stack.guards.map((guard) => `${guard.stack}: ${guard.type}.${guard.name} ${guard.argument}`),
    warnings: [...stack.warnings, ...warnings],
    phases,
  };
}

function stackOutcome(
  rehearsal: StackRehearsal,
  options: DestroyOptions,
  failure: PhaseFailure | undefined,
): StackReport['outcome'] {
  if (failure?.stackName === rehearsal.stack.name) return 'failed';
  const last = options.destroy ? 'destroy' : 'second plan';
  if (!rehearsal.phases.some(({ phase }) => phase === last)) return 'not finished';
  return isKept(rehearsal, options) ? 'kept' : 'passed';
}

function secondPlanEmpty({ stack, phases }: StackRehearsal, failure: PhaseFailure | undefined): boolean | null {
  if (failure?.stackName === stack.name && failure.phase === 'second plan') return false;
  return phases.some(({ phase }) => phase === 'second plan') ? true : null;
}

function changeCounts(counts: Counts | undefined): ChangeCounts | null {
  return counts === undefined ? null : { create: counts.add, change: counts.change, destroy: counts.remove };
}
