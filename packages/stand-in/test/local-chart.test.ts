import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

import { releaseDiagnostics } from '../src/chart/release-diagnostics';
import { severities } from '../src/checks/problem';
import { Unknown, type Value } from '../src/value/value';

const root = mkdtempSync(join(tmpdir(), 'charts-'));
const path = process.env.PATH;
afterEach(() => {
  process.env.PATH = path;
});
afterAll(() => rmSync(root, { recursive: true }));

const schema = {
  $schema: 'https://json-schema.org/draft-07/schema#',
  type: 'object',
  required: ['host'],
  properties: { host: { type: 'string' }, replicas: { type: 'integer', minimum: 1 } },
};
const good = {
  'Chart.yaml': 'apiVersion: v2\nname: web\nversion: 0.1.0\n',
  'values.yaml': 'replicas: 2\nimage:\n  tag: "1"\nlabels: {}\n',
  'values.schema.json': JSON.stringify(schema),
};

/** A chart in a folder of its own, without the files that are null. */
function chart(name: string, files: Readonly<Record<string, string | null>> = {}): string {
  const folder = join(root, name);
  mkdirSync(folder);
  const all: Readonly<Record<string, string | null>> = { ...good, ...files };
  for (const [file, text] of Object.entries(all)) if (text !== null) writeFileSync(join(folder, file), text);
  return folder;
}

/** A `helm` that renders what it is told. */
function helm(script: string): void {
  const folder = mkdtempSync(join(root, 'bin-'));
  writeFileSync(join(folder, 'helm'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, 'helm'), 0o755);
  process.env.PATH = `${folder}${delimiter}${path ?? ''}`;
}

const release = (change: Readonly<Record<string, Value>>): Value => ({
  name: 'web',
  namespace: 'home',
  repository: null,
  values: ['{"host":"a.example"}'],
  set: null,
  ...change,
});
const said = (values: Value, from = [root]) =>
  releaseDiagnostics(values, { from, severity: severities.error }).map(({ severity, summary }) =>
    severity === severities.error ? summary : `warning: ${summary}`,
  );
const withoutHelm = (): void => {
  process.env.PATH = root;
};

describe('a release of a local chart', () => {
  const web = chart('web');

  it.each<[string, Readonly<Record<string, Value>>]>([
    ['with what the schema asks for', {}],
    ['with values in two documents', { values: ['host: a', 'replicas: 3'] }],
    ['with a number in `set`', { set: [{ name: 'replicas', value: '3', type: null }] }],
    ['with values that are not known yet', { values: [Unknown.value] }],
    ['with an entry of `set` that is not known yet', { set: [{ name: 'replicas', value: Unknown.value, type: null }] }],
    ['with keys of its own below a free map', { values: ['host: a\nlabels: {a: b}'] }],
    ['of a repository', { chart: 'web', repository: 'https://a.example', values: ['{}'] }],
    ['that is a name in no folder', { chart: 'elsewhere', values: ['{}'] }],
  ])('is taken %s', (_what, change) => {
    withoutHelm();
    expect(said(release({ chart: web, ...change }))).toEqual([]);
  });

  it.each<[string, Readonly<Record<string, Value>>, RegExp]>([
    ['a number below the minimum', { values: ['host: a\nreplicas: 0'] }, /schema: replicas: must be >= 1/],
    [
      'a text in place of a number',
      { set: [{ name: 'replicas', value: 'two', type: null }] },
      /replicas: must be integer/,
    ],
    ['a default that is taken away', { values: ['host: null'] }, /\(root\): must have required property 'host'/],
    ['what the schema asks for, missing', { values: [''] }, /must have required property 'host'/],
  ])('is refused for %s', (_what, change, says) => {
    withoutHelm();
    expect(said(release({ chart: './web', ...change }))).toEqual([expect.stringMatching(says)]);
  });

  it.each<[string, Readonly<Record<string, string | null>>, RegExp]>([
    ['without Chart.yaml', { 'Chart.yaml': null }, /Chart\.yaml file is missing/],
    [
      'of an unknown API version',
      { 'Chart.yaml': 'apiVersion: v3\nname: a\nversion: 0.1.0\n' },
      /apiVersion is v1 or v2/,
    ],
    [
      'of a version that is none',
      { 'Chart.yaml': 'apiVersion: v2\nname: a\nversion: one\n' },
      /version "one" is invalid/,
    ],
    [
      'of a library',
      { 'Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\ntype: library\n' },
      /is not installable/,
    ],
    [
      'that lacks a chart inside',
      { 'Chart.yaml': 'apiVersion: v2\nname: a\nversion: 0.1.0\ndependencies: [{name: redis, version: 1.0.0}]\n' },
      /redis is found in Chart\.yaml, but missing/,
    ],
    ['whose values are no YAML', { 'values.yaml': 'a: [b' }, /./],
  ])('is refused for a chart %s', (what, files, says) => {
    withoutHelm();
    expect(said(release({ chart: chart(what, files) }))).toEqual([expect.stringMatching(says)]);
  });

  it('has a warning for what helm takes without a word', () => {
    withoutHelm();
    expect(said(release({ chart: web, values: ['host: a\nreplica: 2\nimage: {tags: 1}'] }))).toEqual([
      'warning: values.yaml of the chart has no replica',
      'warning: values.yaml of the chart has no image.tags',
    ]);
  });

  it('is rendered where there is a helm: its objects are judged as the API server would', () => {
    const pod = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'web' },
      spec: { containers: [{ name: 'A', image: 'a' }] },
    };
    helm(`cat > /dev/null; echo "---"; echo '${JSON.stringify(pod)}'`);
    expect(said(release({ chart: web }))).toContainEqual(
      expect.stringMatching(/the chart makes Pod home\/web: spec\.containers\[0\]\.name is "A"/),
    );
  });

  it('is refused when helm cannot render it', () => {
    helm('cat > /dev/null; echo "Error: execution error at (web/templates/a.yaml:1:3): image is required" >&2; exit 1');
    expect(said(release({ chart: web }))).toContainEqual(expect.stringMatching(/cannot render.*image is required/));
  });
});
