import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { projectWithPrograms, run, tools } from '../test/clean-project';
import { compiles } from '../test/compile';
import { foreign, newest, oldest, type Peers, specifiers, tooOld } from '../test/peers';
import { programs } from '../test/programs';
import { tarballsOf } from '../test/tarballs';

const projects = realpathSync(mkdtempSync(join(tmpdir(), 'spot-serving-peers-')));
afterAll(() => rmSync(projects, { recursive: true, force: true }));

/** A project with these peers, compiled. */
function project(name: string, peers: Peers, ...switches: readonly string[]): string {
  const folder = join(projects, name);
  projectWithPrograms(folder, [...specifiers(peers), ...tools, ...switches]);
  expect(compiles(folder, 'typescript', {})).toBe('');
  return folder;
}

/** What every program synthesizes to, but for versions and the folder that it is in. */
function synthesized(folder: string): object {
  const stacks = Object.entries(programs).flatMap(([name, names]) => {
    run(join(folder, 'infra', name), process.execPath, 'main.js');
    return names.map((stack) => join('infra', name, 'cdktf.out', 'stacks', stack, 'cdk.tf.json'));
  });
  const read = (path: string): object => {
    const text = readFileSync(join(folder, path), 'utf8').replaceAll(folder, '');
    const { terraform, ...rest } = JSON.parse(text) as { readonly terraform: object };
    return { ...rest, terraform: { ...terraform, required_providers: undefined } };
  };
  return Object.fromEntries(stacks.map((path) => [path, read(path)]));
}

describe('peers', () => {
  let expected: object;

  it('at their newest are rehearsed by the gate', () => {
    expected = synthesized(project('newest', newest));
    expect(Object.keys(expected)).toHaveLength(Object.values(programs).flat().length);
  });

  it('at their oldest make the same, and are rehearsed', () => {
    const folder = project('oldest', oldest);
    expect(synthesized(folder)).toEqual(expected);
    for (const name of Object.keys(programs))
      expect(run(folder, 'npx', 'rehearse', `infra/${name}`)).toContain(': passed');
  });

  it('of the lines before are refused by npm, for they would lose what is protected', () => {
    expect(() => project('refused', tooOld)).toThrow(/ERESOLVE/);
    const lost = synthesized(project('forced', tooOld, '--legacy-peer-deps'));
    expect(JSON.stringify(expected)).toContain('blocked_encryption_types');
    expect(JSON.stringify(lost)).not.toContain('blocked_encryption_types');
  });

  it("of somebody else's app may be older, where it takes programs and rules alone", () => {
    const folder = join(projects, 'foreign');
    const names = ['foreign-app', 'guardrails-only'];
    const packages = tarballsOf('rehearsal', 'guardrails', 'guardrails-cli', 'plan-review');
    projectWithPrograms(folder, [...specifiers(foreign), ...tools], packages, names);
    expect(compiles(folder, 'typescript', {})).toBe('');
    for (const name of names) expect(run(folder, 'npx', 'rehearse', `infra/${name}`)).toContain(': passed');
  });
});
