/**
 * Plans the aws resources of synthesized stacks twice, with the real provider and with the stand-in, and counts the values that differ. References are
 * replaced by one unknown value, so that no account is needed; arguments that are newer than the real provider's version are left out.
 *
 * Usage: tsx compare-plans.ts CLI_CONFIG STACK.tf.json...      (a Terraform CLI configuration with a mirror of hashicorp/aws)
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Terraform } from '../test/terraform';

type Json = Readonly<Record<string, unknown>>;
type Plan = {
  readonly resource_changes: readonly {
    readonly address: string;
    readonly change: { readonly after: unknown; readonly after_unknown: unknown };
  }[];
};

const [cliConfig = '', ...stacks] = process.argv.slice(2);
const meta = ['lifecycle', 'depends_on', 'provider', 'provisioner', 'count', 'for_each', 'dynamic', '//'];
/** Arguments that hashicorp/aws 5.100.0 does not have. */
const newer = ['blocked_encryption_types', 'deletion_protection'];

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function resolved(value: unknown): unknown {
  if (typeof value === 'string') return value.includes('${') ? '${terraform_data.unknown.output}' : value;
  if (Array.isArray(value)) return value.map(resolved);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !newer.includes(name))
      .map(([name, one]) => [name, resolved(one)]),
  );
}

function resources(): Json {
  const all: Record<string, Record<string, unknown>> = { terraform_data: { unknown: { input: 'a' } } };
  stacks.forEach((file, at) => {
    const { resource } = JSON.parse(readFileSync(file, 'utf8')) as { resource: Record<string, Record<string, Json>> };
    for (const [type, named] of Object.entries(resource).filter(([one]) => one.startsWith('aws_')))
      for (const [name, body] of Object.entries(named)) {
        const own = Object.entries(body).filter(([argument]) => !meta.includes(argument));
        (all[type] ??= {})[`s${at}_${name}`] = resolved(Object.fromEntries(own));
      }
  });
  return all;
}

/** Every value by its path; `unknown` where it is not known. */
function leaves(after: unknown, unknown: unknown, path = ''): readonly (readonly [string, string])[] {
  if (unknown === true) return [[path, 'unknown']];
  if (!isObject(after) && !Array.isArray(after)) return [[path, JSON.stringify(after ?? null)]];
  const marks = isObject(unknown) || Array.isArray(unknown) ? (unknown as Json) : {};
  return [...new Set([...Object.keys(after), ...Object.keys(marks)])].flatMap((name) =>
    leaves((after as Json)[name], marks[name], `${path}.${name}`),
  );
}

const byAddress = ({ resource_changes: changes }: Plan): ReadonlyMap<string, ReadonlyMap<string, string>> =>
  new Map(changes.map(({ address, change }) => [address, new Map(leaves(change.after, change.after_unknown))]));

function realPlan(configuration: Json): Plan {
  const cwd = mkdtempSync(join(tmpdir(), 'real-'));
  const env = { ...process.env, TF_CLI_CONFIG_FILE: cliConfig, CHECKPOINT_DISABLE: '1', TF_IN_AUTOMATION: '1' };
  const run = (...args: readonly string[]): string =>
    execFileSync('terraform', [...args], { cwd, env, encoding: 'utf8', maxBuffer: 1 << 28 });
  writeFileSync(join(cwd, 'main.tf.json'), JSON.stringify(configuration));
  run('init');
  run('plan', '-out=plan');
  const plan = JSON.parse(run('show', '-json', 'plan')) as Plan;
  rmSync(cwd, { recursive: true });
  return plan;
}

async function main(): Promise<void> {
  const offline = {
    access_key: 'a',
    secret_key: 'b',
    skip_credentials_validation: true,
    skip_requesting_account_id: true,
    skip_metadata_api_check: 'true',
  };
  const configuration = {
    terraform: { required_providers: { aws: { source: 'hashicorp/aws' } } },
    provider: { aws: [{ region: 'eu-west-1', ...offline }] },
    resource: resources(),
  };
  const terraform = new Terraform();
  await terraform.use(configuration, undefined, true);
  const ours = byAddress((await terraform.plan()) as Plan);
  await terraform.dispose();
  const kinds = new Map<string, number>();
  const say = (kind: string): void => void kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  for (const [address, values] of byAddress(realPlan(configuration)))
    for (const [path, real] of values) {
      const own = ours.get(address)?.get(path) ?? 'absent';
      const word = (value: string): string => (['unknown', 'null', 'absent'].includes(value) ? value : 'a value');
      if (own === real || (own === 'absent' && real === 'null')) say('the same');
      else if (word(own) === 'a value' && word(real) === 'a value')
        say(sameJson(own, real) ? 'the same JSON, keys in another order' : 'another value');
      else
        say(`real ${word(real)}, ours ${word(own)}: ${address.split('.', 1)[0] ?? ''}${path.replace(/\.\d+/g, '[]')}`);
    }
  for (const [kind, count] of [...kinds].sort()) process.stdout.write(`${count}\t${kind}\n`);
}

/** Whether two texts hold the same JSON. */
function sameJson(one: string, other: string): boolean {
  const sorted = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(sorted)
      : isObject(value)
        ? Object.entries(value)
            .sort()
            .map(([name, inner]) => [name, sorted(inner)])
        : value;
  const read = (text: string): string => JSON.stringify(sorted(JSON.parse(JSON.parse(text) as string)));
  try {
    return read(one) === read(other);
  } catch {
    return false;
  }
}

void main();
