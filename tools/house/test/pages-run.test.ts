import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { App } from 'cdktf';

import { findings } from '@spot-serving/guardrails';

import { root } from './page-code';
import { constructs, defineInStack } from './page-constructs';
import { environments, joined, serves, together } from './page-environments';
import { programs } from './page-programs';
import { codeNames, isProgram, readStack, runCode, stackFiles } from './run-code';

const whole = 'packages/stacks/README.md#1';
const home = realpathSync(mkdtempSync(join(tmpdir(), 'pages-')));
afterAll(() => rmSync(home, { recursive: true, force: true }));
const folderOf = (name: string): string => join(home, name.replace(/\W+/g, '-'));

/** Blocks that are programs, of which nothing is to be refused. */
const written = codeNames.filter((name) => isProgram(name) && !(name in programs));

/** Guardrails that a stack breaks. */
const errors = (stack: unknown): readonly string[] => {
  const found = findings(stack).filter(({ severity }) => severity === 'error');
  return [...new Set(found.map(({ rule }) => rule))];
};

describe('code in the pages', () => {
  it('is all run here', () => {
    const known = { ...constructs, ...environments, ...programs };
    expect(codeNames.filter((name) => !written.includes(name) && !(name in known))).toEqual([]);
  });

  it.each(codeNames.filter((name) => name in programs))('does what %s says', (name) =>
    programs[name]?.(folderOf(name)),
  );

  it.each(Object.keys(environments))('makes an app: %s', (name) => {
    const pieces = environments[name]?.(runCode(name, folderOf(name)) as Readonly<Record<string, never>>) ?? [];
    for (const [index, piece] of pieces.entries()) {
      const folder = folderOf(`${name}-${index}`);
      runCode(whole, folder, { environment: serves(piece) });
      expect(stackFiles(folder).size).toBe(5);
    }
  });
});

describe('what the code in the pages makes', () => {
  const batch = join(home, 'batch');
  const stacks = join(batch, 'made', 'stacks');
  const report = join(home, 'report');
  /** Guardrails that a block breaks. */
  const broken = new Map<string, readonly string[]>();

  beforeAll(() => {
    mkdirSync(stacks, { recursive: true });
    const manifests = [ofConstructs(), ofEnvironments(), ...written.map(ofProgram)];
    const manifest = { version: '0.21.0', stacks: Object.assign({}, ...manifests.map((one) => one.stacks)) };
    writeFileSync(join(batch, 'made', 'manifest.json'), JSON.stringify(manifest));
    // Where the bindings are found that a project has.
    symlinkSync(join(root, 'node_modules'), join(batch, 'node_modules'));
    const copy = `node -e "require('node:fs').cpSync('made', process.env.CDKTF_OUTDIR, { recursive: true })"`;
    writeFileSync(join(batch, 'cdktf.json'), JSON.stringify({ language: 'typescript', app: copy }));
  });

  /** What cdktf says of an app that was synthesized. */
  interface Manifest {
    readonly stacks: Readonly<Record<string, object>>;
  }

  function taken(outdir: string): Manifest {
    cpSync(join(outdir, 'stacks'), stacks, { recursive: true });
    return JSON.parse(readFileSync(join(outdir, 'manifest.json'), 'utf8')) as Manifest;
  }

  function ofProgram(name: string): Manifest {
    runCode(name, folderOf(name));
    return taken(join(folderOf(name), 'cdktf.out'));
  }

  function ofEnvironments(): Manifest {
    const pieces = together.flatMap(
      (name) =>
        environments[name]?.(runCode(name, folderOf(name)) as Readonly<Record<string, never>>).slice(0, 1) ?? [],
    );
    runCode(whole, folderOf('joined'), { environment: joined(pieces) });
    return taken(join(folderOf('joined'), 'cdktf.out'));
  }

  function ofConstructs(): Manifest {
    const outdir = join(home, 'constructs');
    const app = new App({ outdir });
    for (const name of Object.keys(constructs)) {
      const stack = defineInStack(app, name, runCode(name, folderOf(name)));
      broken.set(name, errors(stack.toTerraform()));
    }
    app.synth();
    return taken(outdir);
  }

  it.each(written)('breaks no guardrail but those of a state that nobody shares: %s', (name) => {
    const found = [...stackFiles(folderOf(name)).values()].flatMap((file) => errors(readStack(file)));
    expect(found.filter((rule) => rule !== 'state-backend')).toEqual([]);
  });

  it.each(Object.entries(constructs))('breaks no guardrail but those that its page names: %s', (name, { answers }) => {
    expect(broken.get(name)).toEqual(answers ?? []);
  });

  it('is applied by Terraform, stack by stack, and then nothing is left to do', () => {
    const program = join(root, 'packages', 'rehearsal', 'bin', 'rehearse.cjs');
    const args = [program, batch, '--json', '--report', report];
    const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 });
    const result = JSON.parse(stdout) as { readonly outcome?: string; readonly stacks?: readonly Applied[] };
    expect(result.outcome ?? stderr).toBe('passed');
    expect(result.stacks?.filter(({ secondPlanEmpty }) => !secondPlanEmpty)).toEqual([]);
    expect(result.stacks?.length).toBe(written.length + Object.keys(constructs).length + 5);
  });

  interface Applied {
    readonly name: string;
    readonly secondPlanEmpty: boolean;
  }
});
