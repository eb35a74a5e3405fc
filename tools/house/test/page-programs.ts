import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { NetworkStack } from '@spot-serving/stacks';
import type { StandIn } from '@spot-serving/stand-in';

import { root } from './page-code';
import { serves } from './page-environments';
import { type Exported, runCode, stackFiles } from './run-code';

type Run = (folder: string) => Promise<void> | void;

/** What a function that a block exports gives for these. */
const call = (exported: Exported, name: string, ...given: readonly unknown[]): unknown =>
  (exported[name] as (...values: readonly unknown[]) => unknown)(...given);

const network = 'packages/network/README.md#1';

/** The blocks that neither define something in a scope nor are part of an environment: what each must do, by block. */
export const programs: Readonly<Record<string, Run>> = {
  'docs/guardrails.md#1': (folder) => {
    runCode('docs/guardrails.md#1', folder);
  },
  'docs/how-to/rehearse.md#1': (folder) => {
    const compose = (...[app, environment]: ConstructorParameters<typeof NetworkStack>) =>
      new NetworkStack(app, environment);
    runCode('docs/how-to/rehearse.md#1', folder, { environment: serves(), compose });
    const life = JSON.parse(readFileSync(join(folder, 'cdktf.out', 'life.json'), 'utf8'));
    expect(life).toMatchObject([{ expected: 'applied' }, { change: 'tags' }, { expected: 'refused' }]);
  },
  'packages/check-serving/README.md applyWatched': async (folder) => {
    const exported = runCode('packages/check-serving/README.md applyWatched', folder);
    await call(exported, 'applyWatched', '{}', () => Promise.resolve());
    const failed = call(exported, 'applyWatched', '{}', () => Promise.reject(new Error('no')));
    await expect(failed).rejects.toThrow(/no/);
  },
  'packages/core/README.md#1': (folder) => {
    runCode('packages/core/README.md#1', folder, { environment: serves() });
    const broken = { environment: { ...serves(), region: 'eu-west-9' } };
    expect(() => runCode('packages/core/README.md#1', folder, broken)).toThrow(/eu-west-9/);
  },
  'packages/emulator/README.md withStates': async (folder) => {
    await call(runCode('packages/emulator/README.md withStates', folder), 'withStates');
  },
  'packages/forecast/README.md linesOf': (folder) => {
    runCode('packages/stacks/README.md#1', folder, { environment: serves() });
    const files = [...stackFiles(folder).values()];
    const lines = call(runCode('packages/forecast/README.md linesOf', folder), 'linesOf', files);
    expect(JSON.stringify(lines)).toMatch(/resnet/);
  },
  'packages/guardrails/README.md#1': (folder) => {
    const run = () => runCode('packages/guardrails/README.md#1', folder);
    expect(run).toThrow(/guardrails: 5 findings[^]*bucket-tls-only[^]*bucket-versioning/);
    expect(run).not.toThrow(/bucket-own-key|exemption|provider construct/);
  },
  'packages/guardrails/README.md#2': (folder) => {
    runCode(network, folder);
    cpSync(stackFiles(folder).get('network') ?? '', join(folder, 'cdktf.out', 'stacks', 'logs', 'cdk.tf.json'));
    runCode('packages/guardrails/README.md#2', folder);
  },
  'packages/plan-review/README.md review': (folder) => {
    const plan = readFileSync(join(root, 'examples', 'plain-hcl', 'plan.json'), 'utf8');
    expect(call(runCode('packages/plan-review/README.md review', folder), 'review', plan)).toMatch(/^## /);
  },
  'packages/stacks/README.md#1': (folder) => {
    runCode('packages/stacks/README.md#1', folder, { environment: serves() });
    expect(stackFiles(folder).size).toBe(5);
  },
  'packages/stand-in/README.md standInFor': async (folder) => {
    const exported = runCode('packages/stand-in/README.md standInFor', folder);
    await served(call(exported, 'standInFor', aStack(folder)));
  },
  'packages/stand-in/README.md standInOnStates': async (folder) => {
    const state = join(folder, 'other.tfstate');
    const exported = runCode('packages/stand-in/README.md standInOnStates', folder);
    writeFileSync(state, JSON.stringify({ version: 4, resources: [] }));
    await served(call(exported, 'standInOnStates', aStack(folder), [state]));
  },
  'packages/stand-in/README.md problems': (folder) => {
    const { problems } = runCode('packages/stand-in/README.md problems', folder);
    expect(JSON.stringify(problems)).toMatch(/runAsNonRoot/);
  },
  'packages/stand-in/README.md withoutVirginia': async (folder) => {
    const exported = runCode('packages/stand-in/README.md withoutVirginia', folder);
    expect(await call(exported, 'withoutVirginia', aStack(folder))).toContain('hashicorp/aws');
  },
  'packages/terraform-runner/README.md planned': async (folder) => {
    runCode('packages/stacks/README.md#1', folder, { environment: serves() });
    const plain = join(folder, 'plain');
    mkdirSync(plain);
    writeFileSync(join(plain, 'main.tf'), 'output "it" {\n  value = 1\n}\n');
    const exported = runCode('packages/terraform-runner/README.md planned', folder);
    const names = await call(exported, 'planned', join(folder, 'cdktf.out'), plain);
    expect([...(names as readonly string[])].sort()).toEqual([...stackFiles(folder).keys()].sort());
  },
  'packages/testkit/README.md#1': (folder) => {
    runCode('packages/testkit/README.md#1', folder);
  },
};

/** File of a stack. */
function aStack(folder: string): string {
  runCode(network, folder);
  return stackFiles(folder).get('network') ?? '';
}

async function served(started: unknown): Promise<void> {
  const standIn = (await started) as StandIn;
  try {
    expect(JSON.parse(standIn.reattach)).toMatchObject({ 'hashicorp/aws': {} });
  } finally {
    await standIn.close();
  }
}
