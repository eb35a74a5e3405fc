import { readWhere, type Where } from '../planner/where';
import { commandLine } from './command-line';
import { readWhichApp, type WhichApp } from './which-app';

/** `plan-review plan`. */
export interface PlanOptions {
  readonly kind: 'plan';
  /** An app to synthesize, or what another job synthesized. */
  readonly of: WhichApp;
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
  /** Commit that is reviewed, to which seals are bound; undefined seals nothing. See `reviewMessage`. */
  readonly head: string | undefined;
  /** Commit that it goes onto, and number of the pull request. @default none */
  readonly base: string | undefined;
  readonly pull: number | undefined;
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
  base: { type: 'string' },
  pull: { type: 'string' },
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
  const { out, 'lock-file': lockFile, findings, head, base, pull, parallel = '4', json = false } = values;
  const { 'no-refresh': noRefresh = false, 'no-cluster-refresh': noClusterRefresh = false } = values;
  if (!/^[1-9]\d?$/.test(parallel)) throw commandLine.wrong(`--parallel is a number from 1 to 99, not ${parallel}`);
  for (const [name, sha] of Object.entries({ head, base }))
    if (sha !== undefined && !/^[0-9a-f]{40,64}$/.test(sha))
      throw commandLine.wrong(`--${name} is the whole SHA of a commit, not "${sha}"`);
  if (pull !== undefined && !/^[1-9]\d{0,9}$/.test(pull))
    throw commandLine.wrong(`--pull is the number of a pull request, not "${pull}"`);
  const reach = { refresh: !noRefresh, clusterRefresh: !noClusterRefresh, where: readWhere(values.where) };
  return {
    kind: 'plan',
    of: readWhichApp({ positionals, values }),
    out,
    ...reach,
    lockFile,
    findings,
    head,
    base,
    pull: pull === undefined ? undefined : Number(pull),
    parallel: Number(parallel),
    json,
  };
}
