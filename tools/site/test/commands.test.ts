import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { commands, commandsPage } from '../src/commands';
import { ours, ownCall, problemsOf, programs } from '../src/judge-command';
import { pages, root, trackedFiles } from '../src/pages';
import { commandsOf, scriptsIn, stepsIn } from '../src/shell-commands';

jest.setTimeout(300_000);

const written = pages().flatMap(({ source }) =>
  scriptsIn(readFileSync(join(root, source), 'utf8')).map((script) => ({ source, script })),
);

const workflows = trackedFiles()
  .filter((file) => file.startsWith('.github/workflows/'))
  .flatMap((source) => stepsIn(readFileSync(join(root, source), 'utf8')).map((script) => ({ source, script })));

/** Every command of every page and workflow, with its file. */
const found = [...written, ...workflows].flatMap(({ source, script }) =>
  commandsOf(script, programs).map((command) => ({ source, command })),
);

/** What stands for a word that the reader replaces. */
const examples: Readonly<Record<string, string>> = {
  APP: 'dev-eu-west-1',
  MODEL: 'resnet',
  VERSION: '7',
  REGISTRY: '111122223333.dkr.ecr.eu-west-1.amazonaws.com',
};

/** Calls of our programs, each once. */
const own = [
  ...new Map<string, readonly string[]>(
    found.flatMap(({ command }) => {
      const call = ownCall(command)?.map((word) => examples[word] ?? word);
      // A program that is only named is not called.
      return call === undefined || call.length === 1 || call[1] === 'COMMAND' ? [] : [[call.join(' '), call] as const];
    }),
  ).values(),
];

/** What every parser of ours says of wrong arguments. */
const refusal = /"[^"\n]*--help" lists what there is/;

/**
 * Starts a program of ours as a page says, in an empty folder, where nothing can be asked of AWS or GitHub: it comes as far as its arguments lead, and no further.
 *
 * @returns what it says of its arguments, where it refuses them
 */
async function refused([program = '', ...args]: readonly string[]): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'spot-serving-call-'));
  const nowhere = 'http://127.0.0.1:9';
  const keys = { AWS_ACCESS_KEY_ID: 'none', AWS_SECRET_ACCESS_KEY: 'none', AWS_REGION: 'eu-west-1' };
  const env = { PATH: process.env.PATH, HOME: folder, ...keys, AWS_ENDPOINT_URL: nowhere, AWS_MAX_ATTEMPTS: '1' };
  const still = program === 'create' ? ['--dry-run'] : [];
  const file = ours.get(program)?.file ?? '';
  // A file that is read with the arguments.
  writeFileSync(join(folder, 'load.csv'), 'seconds,requestsPerSecond\n0,10\n60,20\n');
  const options = { cwd: folder, env: { ...env, GITHUB_API_URL: nowhere }, timeout: 60_000 };
  const said = await new Promise<string>((resolve) => {
    execFile(process.execPath, [file, ...args, ...still], options, (_error, stdout, stderr) =>
      resolve(stdout + stderr),
    );
  });
  rmSync(folder, { recursive: true, force: true });
  return refusal.test(said) ? [`${program} ${args.join(' ')}: ${said.trim()}`] : [];
}

/** All of them, two at a time: a gate has two cores. */
async function allRefused(calls: readonly (readonly string[])[]): Promise<readonly string[]> {
  const [rest, all] = [[...calls], [] as string[]];
  const worker = async (): Promise<void> => {
    for (let call = rest.shift(); call !== undefined; call = rest.shift()) all.push(...(await refused(call)));
  };
  await Promise.all([worker(), worker()]);
  return all;
}

/** Text of the tests that run a program: of its package, of the review that the pipeline hands commands on to, of the house, of consumers, of apps. */
function testsOf(program: string): string {
  const folder =
    ours
      .get(program)
      ?.file.slice(root.length + 1)
      .replace(/\/bin\/.*/, '') ?? '';
  return trackedFiles()
    .filter((file) => /\.ts$/.test(file) && /\/(test|matrix)\//.test(file))
    .filter((file) =>
      [`${folder}/`, 'packages/plan-review/', 'tools/house/', 'tools/consumers/', 'apps/'].some((at) =>
        file.startsWith(at),
      ),
    )
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .join('\n');
}

describe('commands in pages and workflows', () => {
  it('are found', () => {
    expect(found.length).toBeGreaterThan(250);
    expect(own.length).toBeGreaterThan(80);
    expect(workflows.length).toBeGreaterThan(20);
  });

  it('name programs, scripts, targets and switches that there are', () => {
    expect(found.flatMap(({ source, command }) => problemsOf(command).map((text) => `${source}: ${text}`))).toEqual([]);
  });

  it('have arguments that our programs take', async () => {
    expect(await allRefused(own)).toEqual([]);
  });

  it('have switches that a test of the program gives', () => {
    const given = own.flatMap((call) => switchesOf(call).map((name) => [call[0] ?? '', name] as const));
    const untried = given.filter(([program, name]) => !new RegExp(`['"\`\\s]${name}\\b`).test(testsOf(program)));
    expect([...new Set(untried.map((pair) => pair.join(' ')))]).toEqual([]);
  });

  it.each([
    ['npx rehears dev', ['npx rehears dev']],
    ['npm run no-such -- --write', ['npm run no-such -- --write']],
    ['npx nx no-such dev', ['npx nx no-such dev']],
    ['npx nx g @spot-serving/nx-plugin:app x --lik y', ['npx nx g @spot-serving/nx-plugin:app x --lik y']],
    ['npx nx run @spot-serving/autoscaling:no-such', ['npx nx run @spot-serving/autoscaling:no-such']],
    ['terraform plan -no-such', ['terraform plan -no-such']],
    ['npx cdktf deploy --no-such', ['npx cdktf deploy --no-such']],
    ["npx rehearse dev --fail 'a.*=--x@apply' | jq --raw", []],
    ['npx stand-in --types all -- npx cdktn get --force', []],
  ])('%s would be told of', (line, expected) => {
    expect(commandsOf(line, programs).flatMap(problemsOf)).toEqual(expected);
  });

  it.each([
    ['npx rehearse dev --no-such'],
    ['npx promote-model dev resnet 7 --canary'],
    ['npx publish-model x --hour 1'],
  ])('%s would be told of by the program', async (line) => {
    const calls = commandsOf(line, programs).flatMap((command) => [ownCall(command) ?? ([''] as const)]);
    expect(await allRefused(calls)).toHaveLength(1);
  });

  it.each([
    ['no-such-program x', /no-such-program: command not found/],
    ['npx rehearse "dev', /unexpected EOF/],
  ])('%s is no command', (line, said) => expect(() => commandsOf(line, programs)).toThrow(said));

  it('are all on the page of commands, with their help', () => {
    const [first] = commands();
    if (first === undefined) throw new Error('there are no programs');
    expect(commandsPage([first])).toContain(`## ${first.name}\n`);
    expect(commandsPage([first])).toMatch(/```text\n[^]+\n```\n/);
  });
});

/** Long switches of a call, up to where another program begins. */
function switchesOf(call: readonly string[]): readonly string[] {
  const end = call.indexOf('--');
  return (end < 0 ? call : call.slice(0, end))
    .filter((word) => /^--[a-z]/.test(word))
    .map((word) => word.replace(/=.*/, ''));
}
