import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

jest.setTimeout(300_000);

const root = join(__dirname, '..', '..', '..');
const page = readFileSync(join(root, 'docs', 'how-to', 'add-a-region.md'), 'utf8');

/** The commands of the page, in their order. */
const commands = [...page.matchAll(/^```sh\n([^]*?)^```/gm)].flatMap(([, block = '']) => block.trim().split('\n'));
const app = 'prod-eu-central-1';
const bootstrapList = 'apps/bootstrap-prod/test/addresses.golden.txt';

/** Files of this repository that a workspace is made of, but for packages and tools, which stand beside them as they are. */
function ownFiles(): readonly string[] {
  const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root });
  return tracked
    .toString()
    .trim()
    .split('\n')
    .filter((file) => /^(?:apps\/|\.github\/|[^/]+$)/.test(file) && existsSync(join(root, file)));
}

/** A copy of this repository in which nobody is disturbed. */
class Copy {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'add-a-region-')));
  private readonly before = new Map(ownFiles().map((file) => [file, readFileSync(join(root, file), 'utf8')]));

  constructor() {
    for (const [file, text] of this.before) {
      mkdirSync(dirname(join(this.folder, file)), { recursive: true });
      writeFileSync(join(this.folder, file), text);
    }
    for (const name of ['node_modules', 'packages', 'tools']) symlinkSync(join(root, name), join(this.folder, name));
  }

  /** Runs a line of the page as it stands, but that nothing is installed: the packages are those of this repository. */
  run(line: string): void {
    const outer = Object.entries(process.env).filter(([name]) => !name.startsWith('NX_'));
    const env = { ...Object.fromEntries(outer), NX_DAEMON: 'false', NX_WORKSPACE_ROOT_PATH: this.folder };
    const command = line.includes(' nx g ') ? `${line} --skip-install` : line;
    const { status, stdout, stderr } = spawnSync('bash', ['-c', command], { cwd: this.folder, env, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${command} ended with ${status}:\n${stdout}\n${stderr}`);
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  /** What differs from what was copied. */
  differences(): readonly string[] {
    const isOther = ([file, text]: readonly [string, string]) =>
      !existsSync(join(this.folder, file)) || this.read(file) !== text;
    return [...this.before].filter(isOther).map(([file]) => file);
  }
}

describe('add-a-region.md, done literally', () => {
  const copy = new Copy();
  const [generate = '', rehearse = '', remove = ''] = commands;
  beforeAll(() => {
    copy.run(generate);
    copy.run(rehearse);
  });
  afterAll(() => rmSync(copy.folder, { recursive: true }));

  it('has three commands', () => {
    expect(commands.map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual([
      'npx nx g',
      `npx rehearse ${app}`,
      'npx nx g',
    ]);
  });

  it('makes an app of which fewer than 20 lines mean anything', () => {
    const lines = copy.read(`apps/${app}/environment.ts`).split('\n');
    const meant = lines.filter((line) => /\w/.test(line) && !/^\s*(?:import|\/\*\*|\*|\/\/)/.test(line));
    expect(meant.length).toBeGreaterThan(3);
    expect(meant.length + ['addresses', 'bootstrap'].length).toBeLessThan(20);
  });

  it('gives it addresses, a golden list, and a place in bootstrap and workflows', () => {
    expect(copy.read('apps/addresses.ts')).toMatch(/'prod-eu-central-1': '10\.\d+\.0\.0\/16'/);
    expect(copy.read(`apps/${app}/test/addresses.golden.txt`).split('\n').length).toBeGreaterThan(200);
    expect(copy.read(bootstrapList)).toContain(`Apply-${app}_`);
    expect(copy.read('.github/workflows/destroy.yml')).toMatch(/options: \[.*prod-eu-central-1.*\]/);
    expect(JSON.parse(copy.read('tsconfig.json'))).toMatchObject({
      references: expect.arrayContaining([{ path: `./apps/${app}` }]) as unknown,
    });
  });

  it('rehearses it: all five stacks are applied, and nothing is left to do', () => {
    const report = JSON.parse(copy.read(`.rehearsal/${app}/report.json`)) as {
      readonly outcome: string;
      readonly stacks: readonly { readonly name: string; readonly secondPlanEmpty: boolean }[];
    };
    expect(report.outcome).toBe('passed');
    expect(report.stacks.map(({ name, secondPlanEmpty }) => [name, secondPlanEmpty]).sort()).toEqual(
      ['cluster', 'models', 'network', 'platform', 'serving'].map((layer) => [`${app}-${layer}`, true]),
    );
  });

  it('takes it out again, so that the code is as it was, but for what the page says is deleted by hand', () => {
    copy.run(remove);
    expect(existsSync(join(copy.folder, 'apps', app, 'environment.ts'))).toBe(false);
    expect(copy.differences().filter((file) => file !== bootstrapList)).toEqual([]);
    const old = new Set(readFileSync(join(root, bootstrapList), 'utf8').split('\n'));
    const kept = copy.read(bootstrapList).split('\n');
    expect(kept.filter((line) => !old.has(line) && !/\.(?:States|Images)-eu-central-1_/.test(line))).toEqual([]);
  });
});
