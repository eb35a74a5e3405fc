import { basename, dirname, resolve } from 'node:path';

import { describeProblem, modelNameProblems, type Problem } from '@spot-serving/core/vocabulary';
import { CommandLine } from '@spot-serving/terraform-runner/program';

import { bucketAt, type ModelBucket } from '../store-client/model-bucket';
import { parseVersion } from './parse-version';

const commandLine = new CommandLine('publish-model');

/** What `--help` prints. */
export const help = `Publish a SavedModel as one immutable version of a model: s3://BUCKET/<model>/<version>/.

Usage: publish-model FOLDER --store s3://BUCKET [options]        check the folder, upload it, manifest last
       publish-model list [MODEL] --store s3://BUCKET            models and versions, whole or half published
       publish-model verify MODEL VERSION --store s3://BUCKET    compare a version with its manifest

  FOLDER         what tf.saved_model.save wrote, such as exports/resnet/7
  --model NAME   name of the model  [the folder above FOLDER: resnet]
  --version N    version            [the folder's own name: 7]
  --wait-replicated s3://BUCKET@REGION[,...]   then wait until the version is whole in the stores that get a copy, at most half an hour
  --measure      load it in TensorFlow from PyPI (600 MB, installed once), ask it, and keep memory and CPU with the version, for promote-model
  --dry-run      check and compare, send nothing
  --read         with verify: read every byte back, as readers of the model may, rather than trust the digest it was sent with
  --json         the result as JSON on standard output, progress on standard error
  --help         this text

An upload that broke off goes on when the command runs again. Nothing is ever overwritten or deleted.
Credentials, region and endpoint are found as by every AWS tool (AWS_PROFILE, AWS_REGION, AWS_ENDPOINT_URL ...).
Exit code: 0 fine, 1 failed, or verify found a difference, 2 wrong usage or folder, 3 the version is taken: choose another.
`;

/** A folder to publish. */
export interface PublishRequest {
  readonly kind: 'publish';
  /** Absolute path. */
  readonly folder: string;
  readonly bucket: ModelBucket;
  readonly model: string;
  readonly version: number;
  /** What is wrong with model and version, told together with what is wrong with the folder. */
  readonly problems: readonly Problem[];
  readonly dryRun: boolean;
  /** Stores in which the version is waited for. */
  readonly copies: readonly ModelBucket[];
  /** Whether it is loaded and asked. */
  readonly measure: boolean;
  readonly json: boolean;
}

/** A store, or a model of it, to list. */
export interface ListRequest {
  readonly kind: 'list';
  readonly bucket: ModelBucket;
  readonly model: string | undefined;
  readonly json: boolean;
}

/** A version to compare with its manifest. */
export interface VerifyRequest {
  readonly kind: 'verify';
  readonly bucket: ModelBucket;
  readonly model: string;
  readonly version: number;
  /** Whether every byte is read back. */
  readonly read: boolean;
  readonly json: boolean;
}

const switches = {
  store: { type: 'string' },
  model: { type: 'string' },
  version: { type: 'string' },
  'dry-run': { type: 'boolean' },
  'wait-replicated': { type: 'string' },
  measure: { type: 'boolean' },
  read: { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

type Values = {
  readonly [Name in keyof typeof switches]?: (typeof switches)[Name]['type'] extends 'string' ? string : boolean;
};

/**
 * Reads the command line.
 *
 * @throws {Failure} 2 with one line that says what is wrong and where to look
 */
export function parseOptions(
  argv: readonly string[],
  cwd: string,
): PublishRequest | ListRequest | VerifyRequest | { readonly kind: 'help' } {
  const { values, positionals } = commandLine.parse(argv, switches);
  if (values.help === true) return { kind: 'help' };
  const [first, ...rest] = positionals;
  if (first === undefined) throw commandLine.wrong('which folder? publish-model FOLDER --store s3://BUCKET');
  if (values.store === undefined) throw commandLine.wrong('which store? Add --store s3://BUCKET');
  const common = { bucket: bucketAt(values.store), json: values.json ?? false };
  if (first === 'list') return { kind: 'list', ...common, model: only(rest) };
  if (first === 'verify') return { kind: 'verify', ...common, ...versionAsked(rest), read: values.read ?? false };
  if (rest.length > 0) throw commandLine.wrong(`one folder at a time, not also ${rest.join(', ')}`);
  return {
    kind: 'publish',
    ...common,
    ...whatToPublish(resolve(cwd, first), values),
    dryRun: values['dry-run'] ?? false,
    measure: values.measure ?? false,
    copies: copiesAsked(values['wait-replicated']),
  };
}

function copiesAsked(text: string | undefined): readonly ModelBucket[] {
  if (text === undefined) return [];
  return text.split(',').map((copy) => {
    const [, address, region] = /^(s3:\/\/[^@/]+)@([a-z0-9-]+)$/.exec(copy.trim()) ?? [];
    if (address === undefined || region === undefined)
      throw commandLine.wrong(`--wait-replicated is "${copy}": write s3://BUCKET@REGION, several with commas between`);
    return bucketAt(address, region);
  });
}

function whatToPublish(folder: string, { model = basename(dirname(folder)), version = basename(folder) }: Values) {
  const number = parseVersion(version);
  const wrongVersion = {
    path: 'version',
    value: version,
    fix: 'name the folder by a positive number without leading zeros, or add --version N',
  };
  const problems = [...modelNameProblems(model), ...(number === undefined ? [wrongVersion] : [])];
  return { folder, model, version: number ?? 0, problems };
}

function versionAsked([model, version, ...others]: readonly string[]) {
  if (model === undefined || version === undefined || others.length > 0)
    throw commandLine.wrong('verify takes a model and a version: publish-model verify resnet 7');
  const number = parseVersion(version);
  const [problem] = modelNameProblems(model);
  if (problem !== undefined) throw commandLine.wrong(describeProblem(problem));
  if (number === undefined)
    throw commandLine.wrong(`version is "${version}": write a positive number without leading zeros`);
  return { model, version: number };
}

function only([word, ...others]: readonly string[]): string | undefined {
  if (others.length > 0) throw commandLine.wrong('list takes one model, or none');
  const [problem] = word === undefined ? [] : modelNameProblems(word);
  if (problem !== undefined) throw commandLine.wrong(describeProblem(problem));
  return word;
}
