/**
 * Makes the plans of plain HCL that the tests of plan-review read, with the Terraform on PATH and the rehearsal's stand-in, from the root:
 * `node --conditions=@spot-serving/source --import tsx tools/house/test/review-plans/make-hcl-plans.ts [NAME...]`.
 */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { type Disturbance, startStandIn } from '@spot-serving/rehearsal';

import { hclCases } from './hcl-cases';
import type { Drift, Files, HclCase } from './hcl-estate';

const target = join(__dirname, '../../../../packages/plan-review/test/fixtures/hcl');

/** What a review reads of a plan. */
const kept = [
  'format_version',
  'terraform_version',
  'resource_changes',
  'resource_drift',
  'output_changes',
  'checks',
  'complete',
  'errored',
];

const provider = 'provider "aws" {\n  region = "eu-west-1"\n}\n';

/** Answers reads with what somebody did in the cloud. */
class Cloud implements Disturbance {
  drift: Drift = {};

  before(): void {}

  after({ phase, type }: Parameters<Disturbance['after']>[0], state: ReturnType<Disturbance['after']>) {
    const drift = phase === 'read' && Object.hasOwn(this.drift, type) ? this.drift[type] : undefined;
    return drift === undefined ? state : drift === null ? null : { ...(state as object), ...(drift as object) };
  }
}

void main(process.argv.slice(2));

async function main(names: readonly string[]): Promise<void> {
  mkdirSync(target, { recursive: true });
  for (const [name, one] of Object.entries(hclCases)) {
    if (names.length > 0 && !names.includes(name)) continue;
    process.stderr.write(`${name}\n`);
    const plan = await planned(one);
    const reduced = Object.fromEntries(kept.flatMap((key) => (key in plan ? [[key, plan[key]]] : [])));
    writeFileSync(join(target, `${name}.json`), `${JSON.stringify({ ...reduced, planned_values: {} })}\n`);
  }
}

async function planned({ before, after, drift = {} }: HclCase): Promise<Record<string, unknown>> {
  const folder = mkdtempSync(join(tmpdir(), 'hcl-plan-'));
  const cloud = new Cloud();
  const types = { resources: typesIn([before ?? {}, after]), dataSources: new Set<string>() };
  const standIn = await startStandIn({ resolveFrom: __dirname, types, lenient: true, disturbance: cloud });
  const terraform = (...args: readonly string[]): Promise<string> => run(folder, standIn.reattach, args);
  try {
    if (before !== undefined) {
      write(folder, before);
      await terraform('init');
      await terraform('apply', '-auto-approve');
    }
    cloud.drift = drift;
    write(folder, after);
    await terraform('init');
    await terraform('plan', '-out=plan');
    return JSON.parse(await terraform('show', '-json', 'plan')) as Record<string, unknown>;
  } finally {
    await standIn.close();
    rmSync(folder, { recursive: true });
  }
}

function typesIn(all: readonly Files[]): ReadonlySet<string> {
  const text = all.flatMap((files) => Object.values(files)).join('\n');
  return new Set([...text.matchAll(/resource "(aws_\w+)"/g)].map(([, type]) => type ?? ''));
}

function write(folder: string, files: Files): void {
  for (const [name, text] of Object.entries({ ...files, 'provider.tf': provider })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

function run(cwd: string, reattach: string, args: readonly string[]): Promise<string> {
  const own = { TF_CLI_CONFIG_FILE: '', TF_REATTACH_PROVIDERS: reattach, TF_IN_AUTOMATION: '1', TF_INPUT: '0' };
  return new Promise((resolve, reject) => {
    execFile(
      'terraform',
      [...args],
      { cwd, env: { ...process.env, ...own, CHECKPOINT_DISABLE: '1' }, maxBuffer: 1 << 28 },
      (error, stdout, stderr) => {
        if (error) reject(new Error(`terraform ${args.join(' ')}: ${stdout}${stderr}`));
        else resolve(stdout);
      },
    );
  });
}
