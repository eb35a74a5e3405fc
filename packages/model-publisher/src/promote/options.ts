import { describeProblem, modelNameProblems } from '@spot-serving/core/vocabulary';
import { CommandLine } from '@spot-serving/terraform-runner/program';

import { parseVersion } from '../publish/parse-version';

const commandLine = new CommandLine('promote-model');

/** What `--help` prints. */
export const help = `Say in an app's environment.ts which version of a model answers. Rolling back is the same, with the former version.

Usage: promote-model APP... MODEL VERSION                    this version answers
       promote-model APP... MODEL VERSION --canary WEIGHT    it answers WEIGHT percent of the requests, beside the one that answers
       promote-model APP... MODEL [VERSION] --no-canary         no second version any more

  APP...            folders with an environment.ts, or names of such in apps/, in the order of the rollout; apps that share a declaration change together
  --newer-exporter  take a version that a newer TensorFlow exported than the server's is; the environment then says so (newerExporter)
  --store s3://BUCKET    the store that must hold the version whole  [<name>-models-<account> of the environment]
  --dry-run         show the change, write nothing
  --json            the result as JSON on standard output
  --help            this text

Only files are changed; the pull request that has them shows what will happen. The version must be whole in the store of each app, and the same; its size
comes from there.
What the file alone speaks against is told before the store is asked.
Exit code: 0 fine, 1 the store refuses or is away, 2 wrong usage, or a file that must be edited by hand, 3 the version is not whole, is the canary, or was exported by a newer TensorFlow.
`;

/** What is to become of the second version: nothing new, gone, or a share of the requests in percent. */
export type CanaryRequest = 'as-it-is' | 'none' | number;

/** A change of an environment. */
export interface PromoteRequest {
  readonly kind: 'promote';
  /** Folders or names of the apps, in the order in which they are to change. */
  readonly apps: readonly string[];
  readonly model: string;
  /** Undefined only to take the canary away. */
  readonly version: number | undefined;
  readonly canary: CanaryRequest;
  /** Address of the store; undefined for the environment's own. */
  readonly store: string | undefined;
  /** Whether a version that a newer TensorFlow exported than the server's is taken, and the environment says so. */
  readonly newerExporter: boolean;
  readonly dryRun: boolean;
  readonly json: boolean;
}

const switches = {
  canary: { type: 'string' },
  'no-canary': { type: 'boolean' },
  store: { type: 'string' },
  'newer-exporter': { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/**
 * Reads the command line.
 *
 * @throws {Failure} 2 with one line that says what is wrong and where to look
 */
export function parseOptions(argv: readonly string[]): PromoteRequest | { readonly kind: 'help' } {
  const { values, positionals } = commandLine.parse(argv, switches);
  if (values.help === true) return { kind: 'help' };
  const canary = canaryAsked(values.canary, values['no-canary'] ?? false);
  const { apps, model, version } = named(positionals, canary);
  const [problem] = modelNameProblems(model);
  if (problem !== undefined) throw commandLine.wrong(describeProblem(problem));
  const { store, 'newer-exporter': newerExporter = false, 'dry-run': dryRun = false, json = false } = values;
  if (store !== undefined && apps.length > 1)
    throw commandLine.wrong('--store names one store: leave it out, and each app is looked up in its own');
  return {
    kind: 'promote',
    apps,
    model,
    version: version === undefined ? undefined : versionAsked(version),
    canary,
    store,
    newerExporter,
    dryRun,
    json,
  };
}

/** Apps first, then the model, and the version last; it may be left out only to take a canary away. */
function named(words: readonly string[], canary: CanaryRequest) {
  const isVersion = /^\d+$/.test(words.at(-1) ?? '');
  if (words.length === 2 && !isVersion && canary !== 'none')
    throw commandLine.wrong(`which version? promote-model ${words.join(' ')} VERSION`);
  const withVersion = isVersion || canary !== 'none';
  const [version, model] = withVersion ? [words.at(-1), words.at(-2)] : [undefined, words.at(-1)];
  const apps = words.slice(0, withVersion ? -2 : -1);
  if (model === undefined || apps.length === 0)
    throw commandLine.wrong('name an app, a model and a version: promote-model dev-eu-west-1 resnet 8');
  const twice = apps.find((app, index) => apps.indexOf(app) < index);
  if (twice !== undefined) throw commandLine.wrong(`${twice} is named twice`);
  return { apps, model, version };
}

function versionAsked(text: string): number {
  const version = parseVersion(text);
  if (version === undefined)
    throw commandLine.wrong(`version is "${text}": write a positive number without leading zeros`);
  return version;
}

function canaryAsked(weight: string | undefined, none: boolean): CanaryRequest {
  if (weight === undefined) return none ? 'none' : 'as-it-is';
  if (none) throw commandLine.wrong('--canary and --no-canary exclude each other');
  if (!/^(\d|[1-9]\d|100)$/.test(weight))
    throw commandLine.wrong(`--canary is "${weight}": write whole percent, 0 to 100`);
  return Number(weight);
}
