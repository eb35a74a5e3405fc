import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { readApp } from '../../src/app/read-app';

describe('readApp', () => {
  let folder = '';
  const write = (environment: string, versions?: string) => {
    writeFileSync(join(folder, 'cdktf.json'), '{ "app": "never run" }');
    writeFileSync(join(folder, 'environment.ts'), environment);
    if (versions !== undefined) writeFileSync(join(folder, 'resolved-versions.json'), versions);
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'read-app-'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it('reads the environment of an app, and its file', () => {
    const { name, environment, versions } = readApp(__dirname, 'prod-eu-west-1');
    expect({ name, region: environment.region }).toEqual({ name: 'prod-eu-west-1', region: 'eu-west-1' });
    expect(versions.kubernetes?.[environment.cluster.version]?.nodeImage).toBeDefined();
  });

  it('reads the file that several apps share', () => {
    const [first, second] = ['prod-eu-west-1', 'prod-us-east-1'].map((name) => readApp(__dirname, name));
    expect(first?.file).toMatch(/apps\/prod\/resolved-versions\.json$/);
    expect(second).toMatchObject({ file: first?.file, versions: first?.versions });
  });

  it('takes an app that waits for what is to be looked up', () => {
    const { environment } = readApp(__dirname, 'prod-eu-west-1');
    write(`export const environment = ${JSON.stringify({ ...environment, versions: {} })};`);
    expect(readApp(folder, folder)).toMatchObject({ folder, versions: {}, environment: { tier: 'prod' } });
  });

  it.each([
    [
      'an environment with something else wrong',
      'export const environment = { tier: "x" };',
      undefined,
      /is misconfigured:\n {2}name is missing/,
    ],
    [
      'an environment that throws',
      'throw new Error("no account");',
      undefined,
      /environment\.ts cannot be read: no account/,
    ],
    ['a file that is no JSON', 'export const environment = {};', '{', /resolved-versions\.json is no JSON/],
    [
      'a file of the former shape',
      'export const environment = {};',
      '{ "1.35": {} }',
      /resolved-versions\.json: .*known here: kubernetes, charts, images/,
    ],
  ])('refuses %s', (_, environment, versions, message) => {
    write(environment, versions);
    expect(() => readApp(folder, folder)).toThrow(message);
  });

  it('lists the apps that there are', () => {
    expect(() => readApp(__dirname, 'prod')).toThrow(/no app "prod"; the apps in .* are .*prod-eu-west-1/);
  });
});
