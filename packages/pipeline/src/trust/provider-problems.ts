import { blocksOf, membersOf } from './json';

/** Providers that may run beside credentials: a provider is a program, and its source names who wrote it. */
const TRUSTED: readonly string[] = ['aws', 'kubernetes', 'helm'];

/** Arguments of the aws provider that name no file, no profile and no address: those could run a program, or send what is read elsewhere. */
const AWS_ARGUMENTS: readonly string[] = [
  'alias',
  'allowed_account_ids',
  'default_tags',
  'ignore_tags',
  'max_retries',
  'region',
  'retry_mode',
];

/**
 * Arguments of the kubernetes and helm providers by the same rule: no kubeconfig, which could name any program, no plugins, no proxy. The address of the
 * cluster and its certificate are another stack's, so that no token goes to anybody else.
 */
const CLUSTER_ARGUMENTS: readonly string[] = ['cluster_ca_certificate', 'exec', 'host'];

/** Arguments of `exec`; `env` could lead the AWS CLI to a file, an address or a program. */
const EXEC_ARGUMENTS: readonly string[] = ['api_version', 'args', 'command'];

/** How a token is had: what follows names a cluster, its region and a form, never an address or a file. */
const TOKEN = /^eks get-token(?: --(?:cluster-name|region|output) [\w-]+)*$/;

/** What cdktf writes where one stack reads an output of another. */
const OF_ANOTHER_STACK = /^\$\{(?:base64decode\()?data\.terraform_remote_state\.[\w-]+\.outputs\.[\w-]+\)?\}$/;

/** Arguments of the S3 backend, and of remote states in it, by the same rule. */
const STATE_ARGUMENTS: readonly string[] = ['bucket', 'encrypt', 'key', 'kms_key_id', 'region', 'use_lockfile'];

/** What is wrong with the providers of a stack. */
export function providerProblems({
  terraform,
  provider,
  resource,
  data,
}: Readonly<Record<string, unknown>>): readonly string[] {
  const required = Object.entries(membersOf(membersOf(terraform).required_providers)).map(([name, block]) =>
    requirement(name, membersOf(block)),
  );
  const types = [...Object.keys(membersOf(resource)), ...Object.keys(membersOf(data))];
  return [
    ...required
      .filter(({ source }) => !isTrusted(source))
      .map(({ source }) => `provider ${source} is not one of hashicorp/${TRUSTED.join(', ')}`),
    ...required
      .filter(({ name, source }) => isTrusted(source) && source.split('/').at(-1) !== name)
      .map(({ name, source }) => `provider ${source} goes by the name ${name}`),
    ...required
      .filter(({ version }) => !/^\d+\.\d+\.\d+$/.test(version))
      .map(({ name }) => `provider ${name} has no exact version`),
    ...types
      .filter((type) => ![...TRUSTED, 'terraform'].includes(type.split('_', 1)[0] ?? ''))
      .map((type) => `${type} is of another provider`),
    ...Object.entries(membersOf(provider)).flatMap(([name, blocks]) =>
      blocksOf(blocks).flatMap((block) => argumentProblems(name, membersOf(block))),
    ),
  ];
}

/** What is wrong with where a state is kept, or read. */
export function stateProblems(what: string, type: string, config: unknown): readonly string[] {
  if (type !== 's3') return [`${what} is in a backend of type ${type}, not s3`];
  return unknown(config, STATE_ARGUMENTS).map((name) => `${what} has ${name}`);
}

/** A provider that a stack requires; its source is its name where it names none. */
function requirement(name: string, { source = name, version }: Readonly<Record<string, unknown>>) {
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  return { name, source: text(source), version: text(version) };
}

function isTrusted(source: string): boolean {
  const [name = '', namespace = 'hashicorp', ...more] = source
    .replace(/^registry\.terraform\.io\//, '')
    .split('/')
    .toReversed();
  return namespace === 'hashicorp' && more.length === 0 && TRUSTED.includes(name);
}

function argumentProblems(name: string, block: Readonly<Record<string, unknown>>): readonly string[] {
  if (name === 'aws') return unknown(block, AWS_ARGUMENTS).map((argument) => `provider aws has ${argument}`);
  if (name === 'kubernetes') return clusterProblems(name, block);
  if (name !== 'helm') return [`provider ${name} is configured`];
  const { kubernetes, ...others } = block;
  return [
    ...Object.keys(others).map((argument) => `provider helm has ${argument}`),
    ...blocksOf(kubernetes).flatMap((access) => clusterProblems(name, membersOf(access))),
  ];
}

/** What is wrong with how a provider reaches a cluster. */
function clusterProblems(name: string, access: Readonly<Record<string, unknown>>): readonly string[] {
  const execs = blocksOf(access.exec).map(membersOf);
  const addresses = ['cluster_ca_certificate', 'host'].filter(
    (key) => key in access && !OF_ANOTHER_STACK.test(`${access[key] as string}`),
  );
  return [
    ...unknown(access, CLUSTER_ARGUMENTS).map((argument) => `provider ${name} has ${argument}`),
    ...addresses.map((key) => `provider ${name} has a ${key} that is not another stack's output`),
    ...execs
      .flatMap((exec) => unknown(exec, EXEC_ARGUMENTS))
      .map((argument) => `provider ${name} has ${argument} for its program`),
    ...execs
      .filter(({ command, args }) => command !== 'aws' || !TOKEN.test(blocksOf(args).join(' ')))
      .map(
        ({ command, args }) =>
          `provider ${name} runs ${JSON.stringify([command, ...blocksOf(args)].join(' '))}, not aws eks get-token`,
      ),
  ];
}

const unknown = (block: unknown, known: readonly string[]): readonly string[] =>
  Object.keys(membersOf(block)).filter((name) => !known.includes(name));
