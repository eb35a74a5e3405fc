import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

import { install, projectWithPrograms, run, theirs } from '../test/clean-project';
import { compiles } from '../test/compile';
import { programs } from '../test/programs';

/** The oldest Node that the packages name, and the newest of each line that Node keeps up, from npm's packages of its binaries. */
const nodes = ['20.19.0', '20', '22', '24'];

describe('the lines of Node', () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'spot-serving-nodes-')));
  const binaries = (line: string) => join(folder, 'node_modules', `node-${line}`, 'bin');

  beforeAll(() => {
    projectWithPrograms(folder, theirs);
    const platform = `node-${process.platform}-${process.arch}`;
    install(folder, ...nodes.map((line) => `node-${line}@npm:${platform}@${line}`));
    expect(compiles(folder, 'typescript', {})).toBe('');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Runs a program by this Node, and all that it starts too. */
  const by = (line: string, cwd: string, program: string, ...args: readonly string[]): string =>
    run(cwd, 'env', `PATH=${binaries(line)}${delimiter}${process.env.PATH ?? ''}`, program, ...args);

  it.each(nodes)('%s is what runs', (line) => {
    expect(by(line, folder, 'node', '--version')).toMatch(new RegExp(`^v${line.replace('.', '\\.')}\\.?`));
  });

  it.each(nodes.flatMap((line) => Object.entries(programs).map(([name, stacks]) => [line, name, stacks] as const)))(
    '%s synthesizes %s',
    (line, name, stacks) => {
      const app = join(folder, 'infra', name);
      rmSync(join(app, 'cdktf.out'), { recursive: true, force: true });
      by(line, app, 'node', 'main.js');
      expect(readdirSync(join(app, 'cdktf.out', 'stacks')).sort()).toEqual(stacks);
    },
  );

  it.each(nodes)('%s rehearses the whole platform', (line) => {
    by(line, folder, join(folder, 'node_modules', '.bin', 'rehearse'), 'infra/minimal');
    const report = readFileSync(join(folder, '.rehearsal', 'minimal', 'report.json'), 'utf8');
    expect(JSON.parse(report)).toMatchObject({ outcome: 'passed' });
  });
});
