import { isObject, membersOf } from './json';

/** Providers that may run beside credentials: a provider is a program, and its source names who wrote it. */
export const trustedProviders: readonly string[] = ['aws', 'kubernetes', 'helm'];

/** Arguments of the aws provider that name no file, no profile and no address: those could run a program, or send what is read elsewhere. */
export const awsArguments: readonly string[] = [
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
export const clusterArguments: readonly string[] = ['cluster_ca_certificate', 'exec', 'host'];

/** Arguments of `exec`; `env` could lead the AWS CLI to a file, an address or a program. */
export const execArguments: readonly string[] = ['api_version', 'args', 'command'];

/** How a token is had: what follows names a cluster, its region and a form, never an address or a file. */
const token = /^eks get-token(?: --(?:cluster-name|region|output) [\w-]+)*$/;

/** What cdktf writes where one stack reads an output of another. */
const ofAnotherStack = /^\$\{(?:base64decode\()?data\.terraform_remote_state\.[\w-]+\.outputs\.[\w-]+\)?\}$/;

type Members = Readonly<Record<string, unknown>>;

/** What is wrong with the providers of a stack. */
export function providerProblems({ terraform, provider, resource, data }: Members): readonly string[] {
  const types = [...Object.keys(membersOf(resource)), ...Object.keys(membersOf(data))];
  return [
    ...Object.entries(membersOf(membersOf(terraform).required_providers)).flatMap(([name, block]) =>
      requirementProblems(name, block),
    ),
    ...types
      .filter((type) => ![...trustedProviders, 'terraform'].includes(type.split('_', 1)[0] ?? ''))
      .map((type) => `${type} is of another provider`),
    ...Object.entries(membersOf(provider)).flatMap(([name, blocks]) =>
      (blocks as readonly unknown[]).flatMap((block) => argumentProblems(name, membersOf(block))),
    ),
  ];
}

/** A provider that a stack requires; its source is its name where it names none. */
function requirementProblems(name: string, block: unknown): readonly string[] {
  if (!isObject(block)) return [`provider ${name} has no exact version`];
  const { source = name, version, ...others } = block;
  const trusted = isTrusted(source);
  return [
    ...(trusted ? [] : [`provider ${String(source)} is not one of hashicorp/${trustedProviders.join(', ')}`]),
    ...(trusted && String(source).split('/').at(-1) !== name
      ? [`provider ${String(source)} goes by the name ${name}`]
      : []),
    ...(typeof version === 'string' && /^\d+\.\d+\.\d+$/.test(version)
      ? []
      : [`provider ${name} has no exact version`]),
    ...Object.keys(others).map((other) => `provider ${name} is required with ${other}`),
  ];
}

function isTrusted(source: unknown): boolean {
  if (typeof source !== 'string') return false;
  const [name = '', namespace = 'hashicorp', ...more] = source
    .replace(/^registry\.terraform\.io\//, '')
    .split('/')
    .toReversed();
  return namespace === 'hashicorp' && more.length === 0 && trustedProviders.includes(name);
}

function argumentProblems(name: string, block: Members): readonly string[] {
  if (name === 'aws') return unknown(block, awsArguments).map((argument) => `provider aws has ${argument}`);
  if (name === 'kubernetes') return clusterProblems(name, block);
  if (name !== 'helm') return [`provider ${name} is configured`];
  const { kubernetes, ...others } = block;
  return [
    ...Object.keys(others).map((argument) => `provider helm has ${argument}`),
    ...(isObject(kubernetes) ? clusterProblems(name, kubernetes) : ['provider helm has no cluster']),
  ];
}

/** What is wrong with how a provider reaches a cluster. */
function clusterProblems(name: string, access: Members): readonly string[] {
  const exec = Array.isArray(access.exec) && access.exec.length === 1 ? (access.exec[0] as unknown) : access.exec;
  const addresses = ['cluster_ca_certificate', 'host'].filter(
    (key) => key in access && !(typeof access[key] === 'string' && ofAnotherStack.test(access[key])),
  );
  return [
    ...unknown(access, clusterArguments).map((argument) => `provider ${name} has ${argument}`),
    ...addresses.map((key) => `provider ${name} has a ${key} that is not another stack's output`),
    ...('exec' in access ? programProblems(name, exec) : []),
  ];
}

function programProblems(name: string, exec: unknown): readonly string[] {
  if (!isObject(exec)) return [`provider ${name} has an exec that is not spelled as cdktf spells it`];
  const { command, args } = exec;
  const words: readonly unknown[] = Array.isArray(args) ? args : [args];
  const line = [command, ...words].map(String).join(' ');
  const known = command === 'aws' && words.every((word) => typeof word === 'string') && token.test(words.join(' '));
  return [
    ...unknown(exec, execArguments).map((argument) => `provider ${name} has ${argument} for its program`),
    ...(known ? [] : [`provider ${name} runs ${JSON.stringify(line)}, not aws eks get-token`]),
  ];
}

const unknown = (block: unknown, known: readonly string[]): readonly string[] =>
  Object.keys(membersOf(block)).filter((name) => !known.includes(name));
