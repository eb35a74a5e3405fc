import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const packages = join(__dirname, '..', '..', '..', 'packages');

/** Every program of the workspace: its name, and the file that npm links to. */
const programs = readdirSync(packages).flatMap((name) => {
  const { bin = {} } = JSON.parse(readFileSync(join(packages, name, 'package.json'), 'utf8')) as {
    readonly bin?: Readonly<Record<string, string>>;
  };
  return Object.entries(bin).map(([program, file]) => ({ program, file: join(packages, name, file) }));
});

/** Runs a line of bash, in which "$@" is Node with these arguments; the line fails when any part of a pipe does. */
const inBash = (line: string, ...args: readonly string[]) =>
  spawnSync('bash', ['-o', 'pipefail', '-c', line, 'bash', process.execPath, ...args], { encoding: 'utf8' });

it('finds the programs', () => {
  expect(programs.map(({ program }) => program)).toEqual(expect.arrayContaining(['publish-model', 'rehearse']));
});

/** Modules that start from a bundle: what a file in a `bin` launches, but for programs that load TypeScript of their user; and every app. */
const launched = readdirSync(packages).flatMap((name) => {
  const bin = join(packages, name, 'bin');
  const files = existsSync(bin) ? readdirSync(bin).map((file) => readFileSync(join(bin, file), 'utf8')) : [];
  return files
    .flatMap((text) => /launch'\)\(__dirname, '([\w/-]+)'\);/.exec(text)?.[1] ?? [])
    .map((module) => join(name, 'src', `${module}.ts`));
});
const apps = join(packages, '..', 'apps');
const mains = readdirSync(apps).map((name) => join('..', 'apps', name, 'main.ts'));
const entries = [...launched, ...mains].filter((module) => existsSync(join(packages, module)));

it('finds what is launched', () => {
  expect(entries).toEqual(
    expect.arrayContaining([
      'model-publisher/src/publish/cli.ts',
      'rehearsal/src/attach/background.ts',
      '../apps/dev-eu-west-1/main.ts',
    ]),
  );
});

it.each(entries)('%s can be bundled, so that it does not fall back to its sources', (module) => {
  const entry = join(packages, module);
  const script = `require(process.argv[1]).madeBundle(process.argv[2], process.argv[3]).then((made) => process.stdout.write(typeof made?.code))`;
  const bundles = join(packages, 'terraform-runner', 'source', 'bundle.cjs');
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', script, bundles, entry, '/dev/null'], {
    encoding: 'utf8',
  });
  expect({ stdout, stderr }).toEqual({ stdout: 'string', stderr: '' });
});

describe.each(programs)('$program', ({ program, file }) => {
  it('says what it does', () => {
    const { status, stdout, stderr } = inBash('"$@"', file, '--help');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain(program);
  });

  it('ends quietly when its reader goes away', () => {
    expect(inBash('"$@" | true', file, '--help')).toMatchObject({ status: 0, stderr: '' });
  });

  it('tells wrong arguments in one line, and where to look', () => {
    const { status, stdout, stderr } = inBash('"$@"', file, '--no-such-switch');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^[^\n]* --help" lists what there is\n$/);
  });

  it('answers in JSON alone when that is asked for, whatever is wrong', () => {
    const { status, stdout } = inBash('"$@"', file, '--json', '--no-such-switch');
    expect({ status, said: JSON.parse(stdout) as unknown }).toEqual({
      status: 2,
      said: { error: { message: expect.stringContaining('lists what there is') as string, exitCode: 2 } },
    });
  });
});
