import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { numbersIn } from './numbers-in';

const root = join(__dirname, '..', '..', '..');
const files = execFileSync(
  'git',
  ['ls-files', '-co', '--exclude-standard', ':(glob)packages/*/src/**', ':(glob)apps/*/*.ts'],
  { cwd: root, encoding: 'utf8' },
)
  .trim()
  .split('\n')
  .filter((file) => file.endsWith('.ts') && !file.startsWith('packages/core/src/numbers/'));

/**
 * Numbers of `core/src/numbers` as somebody would write them a second time, with what else is called so and may: a file, and why.
 */
const shared: readonly [string, string, Readonly<Record<string, string>>][] = [
  [
    "Spot's notice",
    '120',
    {
      'packages/core/src/settings/log-retention.ts': 'days that CloudWatch Logs keeps',
      'packages/delivery/src/runner/git-hub-runner.ts': 'minutes of a build',
      'packages/plan-review/src/render/change-lines.ts': 'columns of a line',
      'packages/plan-review/src/render/escape.ts': 'characters of a cell',
    },
  ],
  ['the slowest boot', '145', {}],
  ["ModelServer's gRPC port", '8500', {}],
  ["ModelServer's REST port", '8501', {}],
  ["a placeholder's share", '2 / 3', {}],
  ['the load of a GiB', '10 / 3', {}],
];

describe('a number that more than one package reads', () => {
  const found = files.flatMap((file) =>
    numbersIn(readFileSync(join(root, file), 'utf8')).map((number) => ({ file, number })),
  );

  it('is looked for in every source', () => {
    expect(files.length).toBeGreaterThan(500);
  });

  it.each(shared)('is written once: %s, %s', (_, number, others) => {
    const places = new Set(found.filter((one) => one.number === number).map(({ file }) => file));
    expect([...places].sort()).toEqual(Object.keys(others).sort());
  });

  it.each([
    ['fewest types or families', /^fewest\w*(Types|Families)$/i, []],
    ["Spot's notice", /notice(Seconds)?$/i, ['packages/eks-spot/src/interruptions/interruption-queue.ts']],
    ['the boot of a node', /boot(Time|Seconds)?$/i, []],
    ["the balancer's check", /check(Interval)?Seconds$/i, []],
    ["a placeholder's share", /(placeholder|headroom)Share$|^share$/i, []],
  ])('has no second constant for it: %s', (_, name, others) => {
    const constant = /\bconst (\w+)(?:: number)? = [\d.]+(?: \/ \d+)?;/g;
    const places = files.filter((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(constant)].some(([, found = '']) => name.test(found)),
    );
    expect(places).toEqual(others);
  });

  it('is found where it is written a second time, in code and in text, and not in a comment', () => {
    expect(
      numbersIn("const notice = 120; // 145\nconst port = '8501';\n/** 8500 */ const share = (1 * 2) / 3;"),
    ).toEqual(['120', '8501', '1', '2', '3']);
    expect(numbersIn('const share = 2 / 3; const fix = `up to 145 s`;')).toEqual(['2', '3', '2 / 3', '145']);
    expect(numbersIn("const source = 'at most 5,120 or 120, v1.120'")).toEqual(['120']);
  });

  it('is read without loading a construct library', () => {
    const script =
      "require('@spot-serving/core/numbers'); process.stdout.write(JSON.stringify(Object.keys(require.cache)));";
    const { stdout } = spawnSync(
      process.execPath,
      ['--conditions=@spot-serving/source', '--import', 'tsx', '--eval', script],
      { cwd: join(root, 'packages', 'plan-review'), encoding: 'utf8' },
    );
    const loaded = JSON.parse(stdout) as string[];
    expect(loaded.some((path) => path.includes('core/src/numbers'))).toBe(true);
    expect(loaded.filter((path) => /node_modules\/(cdktf|constructs|zod)\/|core\/src\/index/.test(path))).toEqual([]);
  });
});

describe("preStop's default", () => {
  it('is written in one source file, so that another one touches that file alone', () => {
    const stated = /\bpreStopSeconds(?:'|")?: (?:\w+\()?\d+/;
    const places = files.filter((file) => stated.test(readFileSync(join(root, file), 'utf8')));
    expect(places).toHaveLength(1);
  });
});
