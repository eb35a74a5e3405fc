import { parse } from 'yaml';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, unknown>>;
}

/** A job, as far as the rules read it. */
export interface Job {
  readonly name: string;
  readonly if?: string;
  readonly uses?: string;
  readonly secrets?: unknown;
  readonly environment?: unknown;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly concurrency?: { readonly 'cancel-in-progress'?: unknown };
  readonly 'timeout-minutes'?: number;
  readonly steps?: readonly Step[];
}

/** A workflow, as far as the rules read it. */
export interface Workflow {
  readonly on: unknown;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: readonly Job[];
}

/** One thing that must not be, by the name of its rule. */
export interface Breach {
  readonly rule: string;
  readonly job: string;
}

/** Reads a workflow's text. */
export function readWorkflow(text: string): Workflow {
  const { on, permissions, jobs } = parse(text) as {
    readonly on: unknown;
    readonly permissions?: Record<string, string>;
    readonly jobs: Record<string, Omit<Job, 'name'>>;
  };
  return { on, permissions, jobs: Object.entries(jobs).map(([name, job]) => ({ ...job, name })) };
}

const trusted = (job: Job) => job.permissions?.['id-token'] === 'write';
const steps = ({ steps: all = [] }: Job) => all;
const runs = (job: Job) => steps(job).flatMap(({ run }) => run ?? []);
const events = ({ on }: Workflow) =>
  typeof on === 'string' ? [on] : Array.isArray(on) ? on.map(String) : Object.keys(on as object);
const sameRepository = 'github.event.pull_request.head.repo.full_name == github.repository';
const secretsOf = (job: Job) => job.secrets !== undefined || /\$\{\{\s*secrets\./.test(JSON.stringify(job.steps ?? []));
const downloads = (job: Job) =>
  steps(job).flatMap(({ uses = '', with: given = {} }) =>
    uses.startsWith('actions/download-artifact@') ? [given] : [],
  );
const callsTool = (job: Job) => runs(job).some((run) => run.includes('tool/'));
/** Runs that a pull request has a say in. */
const ofPullRequests = (workflow: Workflow) =>
  events(workflow).some((event) => event === 'pull_request' || event === 'workflow_run');
const defaultBranch = '${{ github.event.repository.default_branch }}';
/** What a destroy shows it does not destroy: for that it is told what was shown. */
const applies = (job: Job) => runs(job).some((run) => /pipeline\.cjs (apply\b|destroy\b.*--shown )/.test(run));

/** What each rule forbids of a job in its workflow. */
const rules: Readonly<Record<string, (job: Job, workflow: Workflow) => boolean>> = {
  'code beside credentials': (job) =>
    trusted(job) &&
    (runs(job).some((run) => /\b(npm|npx|pnpm|yarn|tsx|nx)\b/.test(run)) ||
      steps(job).some(({ uses = '' }) => /^(\.\/|actions\/checkout@)/.test(uses))),
  'more than one call beside credentials': (job) =>
    trusted(job) && runs(job).some((run) => !/^node tool\/[\w-]+\.cjs [^\n;&|]+\n?$/.test(run)),
  'apply without an environment': (job) => applies(job) && job.environment === undefined,
  'apply that may be cancelled': (job) => applies(job) && job.concurrency?.['cancel-in-progress'] !== false,
  'credentials for a fork': (job, workflow) =>
    events(workflow).includes('pull_request') &&
    (trusted(job) || secretsOf(job)) &&
    !(job.if ?? '').includes(sameRepository),
  'checkout of a pull request beside secrets': (job, workflow) =>
    events(workflow).includes('pull_request_target') ||
    (events(workflow).includes('workflow_run') &&
      steps(job).some(
        ({ uses = '', with: given }) => uses.startsWith('actions/checkout@') && given?.ref !== defaultBranch,
      )),
  'what another run left beside credentials': (job) =>
    trusted(job) && downloads(job).some((given) => 'run-id' in given),
  'an action that is no commit': (job) =>
    [job.uses, ...steps(job).map(({ uses }) => uses)].some(
      (uses) => uses !== undefined && !uses.startsWith('./') && !/@[0-9a-f]{40}$/.test(uses),
    ),
  'permissions left open': (job, workflow) =>
    job.permissions === undefined || Object.values(workflow.permissions ?? { all: 'write' }).includes('write'),
  'a token left on disk': (job) =>
    steps(job).some(
      ({ uses = '', with: given }) => uses.startsWith('actions/checkout@') && given?.['persist-credentials'] !== false,
    ),
  'text that becomes code': (job) => runs(job).some((run) => run.includes('${{')),
  // Code of a pull request has its machine, and so the token by which a run's artifacts are made; an id it cannot give to another one.
  'a program by its name': (job, workflow) =>
    ofPullRequests(workflow) &&
    callsTool(job) &&
    !(
      downloads(job).length > 0 &&
      downloads(job).every(({ 'artifact-ids': ids, path }) =>
        path === 'tool' ? ids !== undefined : typeof path === 'string' && /^\w/.test(path),
      )
    ),
  // Caches of a pull request are shared by its runs (GitHub, "Dependency caching reference", restrictions for accessing a cache).
  'a program built from a cache': (job, workflow) =>
    ofPullRequests(workflow) &&
    runs(job).some((run) => /\brun bundle\b/.test(run)) &&
    steps(job).some(({ uses = '', with: given }) => uses === './.github/actions/set-up' && given?.cache !== ''),
  // One artifact alone lands in the path itself, not below it in its name (actions/download-artifact v8.0.1, src/download-artifact.ts).
  'a pattern that may match one': (job) =>
    downloads(job).some(
      ({ pattern, path }) =>
        typeof pattern === 'string' &&
        path === undefined &&
        pattern
          .replace(/^\{|\}$/g, '')
          .split(',')
          .filter((name) => !name.includes('*')).length < 2,
    ),
  'no time-out': (job) => job.uses === undefined && job['timeout-minutes'] === undefined,
};

/** Names of the rules. */
export const ruleNames = Object.keys(rules);

/** Every breach of every rule by a workflow. */
export function breaches(workflow: Workflow): Breach[] {
  return workflow.jobs.flatMap((job) =>
    ruleNames.filter((rule) => rules[rule]?.(job, workflow)).map((rule) => ({ rule, job: job.name })),
  );
}
