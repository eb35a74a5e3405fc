import { blocksOf, membersOf } from './json';

/** Providers that may run beside credentials: a provider is a program, and its source names who wrote it. */
const TRUSTED: readonly string[] = ['aws', 'kubernetes', 'helm'];

/** Arguments of the aws provider that name no file, no profile and no address: those could run a program, or send what is read elsewhere. */
const AWS_ARGUMENTS: readonly string[] = ['alias', 'allowed_account_ids', 'default_tags', 'ignore_tags', 'max_retries', 'region', 'retry_mode'];

/** Arguments of the S3 backend, and of remote states in it, by the same rule. */
const STATE_ARGUMENTS: readonly string[] = ['bucket', 'encrypt', 'key', 'kms_key_id', 'region', 'use_lockfile'];

/** What is wrong with the providers of a stack. */
export function providerProblems({ terraform, provider, resource, data }: Readonly<Record<string, unknown>>): readonly string[] {
  const required = Object.entries(membersOf(membersOf(terraform).required_providers)).map(([name, block]) => requirement(name, membersOf(block)));
  const types = [...Object.keys(membersOf(resource)), ...Object.keys(membersOf(data))];
  return [
    ...required.filter(({ source }) => !isTrusted(source)).map(({ source }) => `provider ${source} is not one of hashicorp/${TRUSTED.join(', ')}`),
    ...required.filter(({ version }) => !/^\d+\.\d+\.\d+$/.test(version)).map(({ name }) => `provider ${name} has no exact version`),
    ...types.filter((type) => ![...TRUSTED, 'terraform'].includes(type.split('_', 1)[0] ?? '')).map((type) => `${type} is of another provider`),
    ...Object.entries(membersOf(provider)).flatMap(([name, blocks]) => blocksOf(blocks).flatMap((block) => argumentProblems(name, membersOf(block)))),
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
  const [name = '', namespace = 'hashicorp', ...more] = source.replace(/^registry\.terraform\.io\//, '').split('/').toReversed();
  return namespace === 'hashicorp' && more.length === 0 && TRUSTED.includes(name);
}

function argumentProblems(name: string, block: Readonly<Record<string, unknown>>): readonly string[] {
  if (name === 'aws') return unknown(block, AWS_ARGUMENTS).map((argument) => `provider aws has ${argument}`);
  const execs = [block, ...blocksOf(block.kubernetes)].flatMap((place) => blocksOf(membersOf(place).exec)).map(membersOf);
  const foreign = execs.filter(({ command, args }) => command !== 'aws' || !blocksOf(args).slice(0, 2).every((word, index) => word === ['eks', 'get-token'][index]));
  return foreign.map(({ command }) => `provider ${name} runs ${JSON.stringify(command)}, not aws eks get-token`);
}

const unknown = (block: unknown, known: readonly string[]): readonly string[] => Object.keys(membersOf(block)).filter((name) => !known.includes(name));
