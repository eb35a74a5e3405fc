import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { commands, commandsPage } from '../src/commands';
import { pages, root } from '../src/pages';
import { type Call, callsIn } from '../src/shell-lines';

const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};
const programs = new Map(commands().map((command) => [command.name, command]));
/** Programs of others that the docs call. */
const foreign = new Set(['nx', 'cdktf', 'cdktf-cli', 'cdktn', 'jest', 'tsc', 'tsx', 'eslint', 'prettier']);
const calls = pages().flatMap(({ source }) =>
  callsIn(readFileSync(join(root, source), 'utf8')).map((call) => ({ source, call })),
);

const helps = new Map<string, string>();
/** What a program of ours prints for `--help`, asked once. */
function helpOf(program: string): string | undefined {
  const { file } = programs.get(program) ?? {};
  if (file === undefined) return undefined;
  const known = helps.get(program) ?? execFileSync(process.execPath, [file, '--help'], { encoding: 'utf8' });
  helps.set(program, known);
  return known;
}

/** What is wrong with a call, if something is. */
function wrong({ by, program, switches }: Call): readonly string[] {
  if (by === 'npm run' && !Object.hasOwn(scripts, program)) return [`npm run ${program}: no such script`];
  if (by === 'npx' && !programs.has(program) && !foreign.has(program)) return [`npx ${program}: no such program`];
  const help = helpOf(program);
  return help === undefined
    ? []
    : switches.filter((name) => !help.includes(`--${name}`)).map((name) => `${by} ${program}: no switch --${name}`);
}

describe('commands in the docs', () => {
  jest.setTimeout(180_000);

  it('are found', () => expect(calls.length).toBeGreaterThan(80));

  it('name programs, scripts and switches that there are', () => {
    expect(calls.flatMap(({ source, call }) => wrong(call).map((text) => `${source}: ${text}`))).toEqual([]);
  });

  it.each([
    ['npx rehears dev', ['npx rehears: no such program']],
    ['npx rehearse dev --no-such --hcl', ['npx rehearse: no switch --no-such']],
    ['npm run no-such -- --write', ['npm run no-such: no such script']],
    ["npx rehearse dev --fail 'a.*=--x@apply' | jq --raw", []],
    ['npx stand-in --types all -- npx cdktn get --force', []],
  ])('%s would be told of', (line, expected) => {
    expect(callsIn(`\`\`\`sh\n${line}\n\`\`\`\n`).flatMap(wrong)).toEqual(expected);
  });

  it('are all on the page of commands, with their help', () => {
    const [first] = [...programs.values()];
    if (first === undefined) throw new Error('there are no programs');
    expect(commandsPage([first])).toContain(`## ${first.name}\n`);
    expect(commandsPage([first])).toMatch(/```text\n[^]+\n```\n/);
  });
});
