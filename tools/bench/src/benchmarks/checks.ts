import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { serveStates, type StateServer } from '@spot-serving/rehearsal';

import { fromSource, root } from '../house';
import { type Cost, measure } from '../measure';
import type { Benchmark } from '../run-benchmarks';
import { awsStack } from '../stack-configuration';
import { summarize, table } from '../summary';
import { lifeOf, phases, type StackPhase } from '../terraform-stack';

/** The last commit whose stand-in took any value of the right type; the next one has the checks. */
const beforeChecks = '0ba4f6f';
const size = 500;
/** Types of the measured start. */
const types = 65;

/** A served stand-in. */
interface Side {
  readonly name: string;
  readonly program: ChildProcess;
  readonly reattach: string;
}

/** Plan and apply of 500 resources at the stand-in against the stand-in before it had checks, and the start for 65 types. */
export const checksBenchmark: Benchmark = async (rounds) => {
  const folder = mkdtempSync(join(tmpdir(), 'spot-serving-checks-'));
  const states = await serveStates();
  const former = await served(`before the checks (${beforeChecks})`, formerIndex(folder));
  const now = await served('as it is', join(root, 'packages', 'stand-in', 'src', 'index.ts'));
  try {
    return [...(await lives([former, now], { rounds, states, folder })), startTable(rounds, folder)];
  } finally {
    for (const { program } of [former, now]) program.kill();
    await states.close();
    rmSync(folder, { recursive: true });
  }
};

/** The stand-in's source of that commit, with the modules of this workspace. */
function formerIndex(folder: string): string {
  const archive = execFileSync('git', ['archive', beforeChecks, 'packages/stand-in', 'tsconfig.base.json'], {
    cwd: root,
    maxBuffer: 1 << 28,
  });
  execFileSync('tar', ['-x', '-C', folder], { input: archive });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return join(folder, 'packages', 'stand-in', 'src', 'index.ts');
}

async function served(name: string, index: string): Promise<Side> {
  const program = spawn(
    process.execPath,
    [...fromSource, join(__dirname, '..', 'subjects', 'serve-stand-in.ts'), index, root],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  for await (const reattach of createInterface({ input: program.stdout })) return { name, program, reattach };
  throw new Error(`the stand-in ${name} ended before it served`);
}

async function lives(
  sides: readonly Side[],
  { rounds, states, folder }: { readonly rounds: number; readonly states: StateServer; readonly folder: string },
): Promise<readonly string[]> {
  const names = Object.keys(phases) as StackPhase[];
  const costs = new Map(names.map((phase) => [phase, new Map(sides.map(({ name }) => [name, [] as Cost[]]))]));
  for (let round = 0; round <= rounds; round++) {
    for (const [at, { name, reattach }] of sides.entries()) {
      const backend = { http: { address: states.addressOf(join(folder, `${round}-${at}`)) } };
      const life = await lifeOf({ name, configuration: awsStack(size), backend, reattach });
      if (round > 0) for (const phase of names) costs.get(phase)?.get(name)?.push({ seconds: life[phase] });
    }
  }
  const baseline = sides[0]?.name ?? '';
  return [...costs].map(([phase, all]) =>
    table(`${phase} of ${size} resources, median of ${rounds}; baseline: ${baseline}`, summarize(all, baseline)),
  );
}

/** The whole `stand-in` program from its bundle, with a command that does nothing. */
function startTable(rounds: number, folder: string): string {
  const tables = readFileSync(join(root, 'packages', 'stand-in', 'tables', 'aws.json'), 'utf8');
  const known = Object.keys((JSON.parse(tables) as { readonly types: object }).types);
  const cwd = join(folder, 'types');
  mkdirSync(cwd);
  const used = known.filter((type) => !type.startsWith('data.')).slice(0, types);
  writeFileSync(join(cwd, 'main.tf'), used.map((type) => `resource "${type}" "a" {}`).join('\n'));
  const program = join(root, 'packages', 'stand-in', 'bin', 'stand-in.cjs');
  const help = { name: 'stand-in --help', args: [program, '--help'], cwd };
  const start = { name: `stand-in -- true, ${types} types`, args: [program, '--', 'true'], cwd };
  return table(
    `Start of the stand-in's program, median of ${rounds}; baseline: its help`,
    summarize(measure([help, start], rounds), help.name),
  );
}
