import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { describeProblem } from '@spot-serving/core';

import { renderedObjectProblems } from '../../scripts/rendered-objects';
import { renderedProblems } from '../../scripts/rendered-problems';

const values = {
  nodeSelector: { lifecycle: 'on-demand' },
  tolerations: [{ key: 'dedicated', operator: 'Exists' }],
  priorityClassName: 'system',
  resources: { requests: { cpu: '10m' } },
  image: { repository: 'example.com/controller', tag: 'v1' },
};
const pod = {
  ...{
    nodeSelector: { lifecycle: 'on-demand', 'kubernetes.io/os': 'linux' },
    tolerations: values.tolerations,
    priorityClassName: 'system',
  },
  containers: [{ name: 'controller', image: 'example.com/controller:v1', resources: values.resources }],
};
const deployment = (change: object = {}) =>
  `apiVersion: v1\nkind: Service\n---\n${JSON.stringify({ kind: 'Deployment', metadata: { name: 'controller' }, spec: { template: { spec: { ...pod, ...change } } } })}\n`;

describe('renderedProblems', () => {
  it('finds nothing when every value reached its pod', () => {
    expect(renderedProblems(values, deployment())).toEqual([]);
  });

  it.each<[string, object, RegExp]>([
    [
      'a pod that could land on Spot',
      { nodeSelector: {} },
      /^Deployment controller: nodeSelector is \{\}: the values say \{"lifecycle":"on-demand"\}/,
    ],
    [
      'a pod that the system nodes would turn away',
      { tolerations: [] },
      /^Deployment controller: tolerations is \[\]: the values say/,
    ],
    [
      'a pod without its priority',
      { priorityClassName: undefined },
      /^Deployment controller: priorityClassName is missing: the values say system/,
    ],
    [
      'a container without its share',
      { containers: [{ ...pod.containers[0], resources: {} }] },
      /^Deployment controller, container controller: resources is \{\}/,
    ],
    [
      'a container of another image',
      { containers: [{ ...pod.containers[0], image: 'example.com/other:v1' }] },
      /image is "example\.com\/other:v1": the values say example\.com\/controller:v1/,
    ],
  ])('reports %s', (_, change, expected) => {
    expect(renderedProblems(values, deployment(change)).map(describeProblem)).toEqual([
      expect.stringMatching(expected),
    ]);
  });

  it('reports a chart without pods', () => {
    expect(renderedProblems(values, 'kind: Service\n').map(({ path }) => path)).toEqual(['manifests']);
  });
});

describe('renderedObjectProblems', () => {
  const budget = { kind: 'PodDisruptionBudget', metadata: { name: 'resnet' }, spec: { maxUnavailable: 1 } };
  const printed = (...objects: readonly object[]) =>
    objects.map((object) => `---\n# Source: templates/objects.yaml\n${JSON.stringify(object)}\n`).join('');

  it('finds nothing when every object is printed as it is', () => {
    expect(
      renderedObjectProblems(
        [budget, { ...budget, metadata: { name: 'bert' } }],
        printed(budget, { ...budget, metadata: { name: 'bert' } }),
      ),
    ).toEqual([]);
  });

  it.each<[string, string, RegExp]>([
    [
      'changed',
      printed({ ...budget, spec: { maxUnavailable: '1' } }),
      /^PodDisruptionBudget resnet is \{.*: the values say \{.*:1\}\}$/,
    ],
    ['left out', '', /^PodDisruptionBudget resnet is missing: the values say/],
    [
      'added',
      printed(budget, { kind: 'Secret', metadata: { name: 'more' } }),
      /^Secret more is .*: the values say nothing of it$/,
    ],
  ])('reports an object that is %s', (_, rendered, expected) => {
    expect(renderedObjectProblems([budget], rendered).map(describeProblem)).toEqual([expect.stringMatching(expected)]);
  });
});

describe('verify-charts', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'verify-charts-test-'));
    const chart = {
      name: 'controller',
      namespace: 'kube-system',
      chart: 'controller',
      repository: 'oci://example.com/charts',
      version: '1.2.3',
    };
    const platform = {
      resource: {
        helm_release: { Controller: { ...chart, values: [JSON.stringify({ ...values, clusterName: '${data.x.y}' })] } },
      },
    };
    const cluster = { resource: { aws_eks_cluster: { Cluster: { version: '1.35' } } } };
    write('out/stacks/platform/cdk.tf.json', JSON.stringify(platform));
    write('out/stacks/cluster/cdk.tf.json', JSON.stringify(cluster));
    const stacks = Object.fromEntries(
      ['platform', 'cluster'].map((name) => [name, { synthesizedStackPath: `stacks/${name}/cdk.tf.json` }]),
    );
    write('out/manifest.json', JSON.stringify({ stacks }));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('asks helm for the pinned chart and renders it with the values, for the version of the cluster', () => {
    const { status, stdout } = run(fakeHelm(deployment()));
    expect([status, stdout]).toEqual([0, 'controller (controller 1.2.3): renders as its values say\n']);
    const [pull, template] = readFileSync(join(folder, 'asked'), 'utf8').split('\n');
    expect(pull).toMatch(/^pull oci:\/\/example\.com\/charts\/controller --version 1\.2\.3 --destination /);
    expect(template).toMatch(
      /^template controller \S+\/controller\.tgz --namespace kube-system --kube-version 1\.35\.0 --values /,
    );
    expect(JSON.parse(readFileSync(join(folder, 'values'), 'utf8'))).toMatchObject({
      clusterName: 'known-after-apply',
    });
  });

  it('fails when a value does not reach a pod', () => {
    expect(run(fakeHelm(deployment({ nodeSelector: {} })))).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^controller: Deployment controller: nodeSelector is \{\}/),
    });
  });

  it('says in one line that helm, or a chart, is not to be had', () => {
    expect(run('')).toMatchObject({
      status: 3,
      stderr: 'verify-charts: helm is not to be had here: install helm 3, or let the charts workflow do it\n',
    });
    const unreachable = helmThat('echo "Error: no such host" >&2; exit 1');
    expect(run(unreachable)).toMatchObject({
      status: 3,
      stderr: 'verify-charts: chart controller 1.2.3 is not to be had here: Error: no such host\n',
    });
  });

  it('refuses a folder that nothing was synthesized into', () => {
    expect(run('', 'nowhere')).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/nowhere has no manifest\.json: run cdktf synth first\n$/),
    });
  });

  it('does not call an app fine that has no releases', () => {
    write('out/stacks/platform/cdk.tf.json', '{}');
    expect(run('')).toMatchObject({ status: 3, stderr: expect.stringMatching(/^verify-charts: no helm release in /) });
  });

  function write(name: string, text: string): string {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  }

  /** A stand-in for helm: a program that runs `script`. Gives the folder that it is in. */
  function helmThat(script: string): string {
    const file = write('bin/helm', `#!/bin/sh\n${script}\n`);
    chmodSync(file, 0o755);
    return dirname(file);
  }

  /** A stand-in for helm that "pulls" an empty archive and renders `manifests`, and keeps what it was asked. */
  function fakeHelm(manifests: string): string {
    const rendered = write('rendered.yaml', manifests);
    const keep = `echo "$*" >> '${folder}/asked'; for last; do :; done`;
    return helmThat(
      `${keep}\nif [ "$1" = pull ]; then : > "$last/controller.tgz"; else cp "$last" '${folder}/values'; cat '${rendered}'; fi`,
    );
  }

  function run(bin: string, out = 'out') {
    const script = join(__dirname, '..', '..', 'scripts', 'verify-charts.ts');
    const searchPath = [bin, ...(bin === '' ? [] : ['/bin', '/usr/bin'])].join(':');
    const args = ['--conditions=@spot-serving/source', '--import', require.resolve('tsx'), script, join(folder, out)];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, {
      encoding: 'utf8',
      env: { PATH: searchPath },
    });
    return { status, stdout, stderr };
  }
});
