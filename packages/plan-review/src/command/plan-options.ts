import { Failure } from '@spot-serving/terraform-runner';

import { readWhere, type Where } from '../planner/where';
import { HINT } from './hint';

/** `plan-review plan`. */
export interface PlanOptions {
  readonly kind: 'plan';
  /** An app to synthesize, or what another job synthesized. */
  readonly of: { readonly app: string } | { readonly synthesized: string; readonly app: string | undefined };
  /** Folder for fragments; undefined prints the review. */
  readonly out: string | undefined;
  /** See `StackPlanOptions.refresh`. */
  readonly refresh: boolean;
  /** See `PlanStacksOptions.clusterRefresh`. */
  readonly clusterRefresh: boolean;
  /** Only stacks that are planned and applied from there. */
  readonly where: Where;
  readonly lockFile: string | undefined;
  /** File with what guardrails found, by stack. */
  readonly findings: string | undefined;
  /** Commit that is reviewed, to which fingerprints are bound; undefined leaves them unbound. See `boundKey`. */
  readonly head: string | undefined;
  /** Stacks at once. */
  readonly parallel: number;
  readonly json: boolean;
}

/** Switches of {@link PlanOptions}, for `parseArgs`. */
export const planSwitches = {
  synthesized: { type: 'string' },
  app: { type: 'string' },
  out: { type: 'string' },
  'no-refresh': { type: 'boolean' },
  'no-cluster-refresh': { type: 'boolean' },
  where: { type: 'string' },
  'lock-file': { type: 'string' },
  findings: { type: 'string' },
  head: { type: 'string' },
  parallel: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** What `parseArgs` makes of {@link planSwitches}. */
export interface PlanArguments {
  readonly positionals: readonly string[];
  readonly values: {
    readonly [Name in keyof typeof planSwitches]?: (typeof planSwitches)[Name]['type'] extends 'string'
      ? string
      : boolean;
  };
}

/** @throws {Failure} 2 for arguments that do not fit */
export function readPlanOptions({ positionals, values }: PlanArguments): PlanOptions {
  const { out, 'lock-file': lockFile, findings, head, parallel = '4', json = false } = values;
  const { 'no-refresh': noRefresh = false, 'no-cluster-refresh': noClusterRefresh = false } = values;
  if (!/^[1-9]\d?$/.test(parallel))
    throw new Failure(`--parallel is a number from 1 to 99, not ${parallel}; ${HINT}`, 2);
  if (head !== undefined && !/^[0-9a-f]{40,64}$/.test(head))
    throw new Failure(`--head is the whole SHA of a commit, not "${head}"; ${HINT}`, 2);
  const reach = { refresh: !noRefresh, clusterRefresh: !noClusterRefresh, where: readWhere(values.where) };
  return {
    kind: 'plan',
    of: planned(positionals, values),
    out,
    ...reach,
    lockFile,
    findings,
    head,
    parallel: Number(parallel),
    json,
  };
}

function planned(
  positionals: readonly string[],
  { synthesized, app: name }: PlanArguments['values'],
): PlanOptions['of'] {
  const [app, ...others] = positionals;
  if (others.length > 0) throw new Failure(`one app at a time, not also ${others.join(', ')}; ${HINT}`, 2);
  if (synthesized !== undefined && app !== undefined)
    throw new Failure(`name an app, or what was synthesized of it, not both; ${HINT}`, 2);
  if (synthesized !== undefined) return { synthesized, app: name };
  if (name !== undefined) throw new Failure(`--app names what --synthesized gives; ${HINT}`, 2);
  if (app === undefined) throw new Failure(`which app? ${HINT}`, 2);
  return { app };
}
