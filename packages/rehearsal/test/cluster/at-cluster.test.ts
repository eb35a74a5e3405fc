import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Interrupted, Interruption } from '@spot-serving/terraform-runner';

import { atCluster } from '../../src/cluster/at-cluster';
import type { ClusterRehearsal } from '../../src/cluster/cluster-rehearsal';
import { locatedCluster } from '../../src/cluster/located-cluster';
import type { RehearsedStack } from '../../src/rehearse/rehearsed-stack';
import { type FakePrograms, fakePrograms } from './fake-programs';

jest.setTimeout(60_000);

describe('at a cluster', () => {
  let workFolder: string;
  let programs: FakePrograms;
  let told: string;
  let closed: number;
  beforeEach(() => {
    workFolder = mkdtempSync(join(tmpdir(), 'cluster-'));
    programs = fakePrograms();
    programs.addKubectl();
    [told, closed] = ['', 0];
    writeFileSync(join(workFolder, 'kubeconfig'), '');
    writeFileSync(
      join(workFolder, 'cdk.tf.json'),
      JSON.stringify({ provider: { kubernetes: [{ host: 'https://eks' }] } }),
    );
  });
  afterEach(() => {
    rmSync(workFolder, { recursive: true });
    programs.dispose();
  });

  const stack = (provider: string) =>
    ({
      name: 'serving',
      providers: [provider],
      folder: workFolder,
      file: join(workFolder, 'cdk.tf.json'),
    }) as unknown as RehearsedStack;
  const env = () => ({ ...process.env, PATH: `${programs.folder}:${process.env.PATH}` });
  function at<Result>(
    work: (cluster: ClusterRehearsal | undefined) => Promise<Result>,
    { own = false, context = 'kind', provider = 'hashicorp/kubernetes' } = {},
  ): Promise<Result> {
    const kubeconfig = join(workFolder, 'kubeconfig');
    const target = { kubectl: join(programs.folder, 'kubectl'), kubeconfig, context, controllers: true, own };
    const cluster = async () => ({ target, charts: undefined, close: async () => void (closed += 1) });
    const stderr = { write: (text: string) => (told += text) };
    return atCluster(
      [stack(provider)],
      { cluster, stderr, workFolder, env: env(), interruption: new Interruption() },
      work,
    );
  }
  /** Makes an object as Terraform does: by the kubeconfig that the override names. */
  async function make(path: string, name: string): Promise<void> {
    await fetch(`${address()}${path}`, { method: 'POST', body: JSON.stringify({ metadata: { name } }) });
  }
  async function remove(path: string): Promise<void> {
    await fetch(`${address()}${path}`, { method: 'DELETE' });
  }
  function address(): string {
    const override = readFileSync(join(workFolder, 'cluster_override.tf.json'), 'utf8');
    const [, kubeconfig = ''] = /"config_path":"([^"]+)"/.exec(override) ?? [];
    const config = JSON.parse(readFileSync(kubeconfig, 'utf8')) as { clusters: [{ cluster: { server: string } }] };
    return config.clusters[0].cluster.server;
  }

  it('finds nothing in a cluster that took nothing, and leaves it', async () => {
    const findings = await at(async (cluster) => {
      await cluster?.askForPods();
      expect(await cluster?.lookForLeftovers()).toBe('nothing is left');
      return cluster?.findings();
    });
    expect(findings).toMatchObject({ context: 'kind', server: 'v1.35.0', workloads: [], warnings: [], leftovers: [] });
    expect(closed).toBe(1);
  });

  it('names the definitions that helm keeps apart from what is left', async () => {
    const findings = await at(async (cluster) => {
      await make('/apis/apiextensions.k8s.io/v1/customresourcedefinitions', 'x.example');
      expect(await cluster?.lookForLeftovers()).toBe('nothing is left, but 1 resource definitions, which helm keeps');
      return cluster?.findings();
    });
    expect(findings).toMatchObject({ leftovers: [], keptByHelm: ['x.example'] });
  });

  it('waits for what a garbage collector takes away later', async () => {
    const findings = await at(async (cluster) => {
      await make('/api/v1/namespaces', 'serving');
      const looking = cluster?.lookForLeftovers();
      setTimeout(() => void remove('/api/v1/namespaces/serving'), 500);
      expect(await looking).toBe('nothing is left');
      return cluster?.findings();
    });
    expect(findings).toMatchObject({ leftovers: [] });
  });

  it('tells what stays in a cluster of others when it is interrupted', async () => {
    const interrupted = at(async () => {
      await make('/api/v1/namespaces', 'serving');
      throw new Interrupted('SIGINT');
    });
    await expect(interrupted).rejects.toThrow(Interrupted);
    expect(told).toMatch(/still in the cluster:\n {2}Namespace serving\n$/);
    expect(closed).toBe(1);
  });

  it('tells nothing of a control plane that goes anyway', async () => {
    const interrupted = at(
      async () => {
        await make('/api/v1/namespaces', 'serving');
        throw new Interrupted('SIGINT');
      },
      { own: true },
    );
    await expect(interrupted).rejects.toThrow(Interrupted);
    expect(told).toBe('');
  });

  it('refuses an app that has nothing for it, before anything is started', async () => {
    await expect(at(async () => 0, { provider: 'hashicorp/aws' })).rejects.toMatchObject({ exitCode: 2 });
    expect(closed).toBe(0);
  });

  it('tells what kubectl says when it cannot sign in', async () => {
    await expect(at(async () => 0, { context: 'refused' })).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(/ended with 1\nerror: You must be logged in to the server$/),
    });
    expect(closed).toBe(1);
  });

  it.each([
    ['a file that is none', { kubeconfig: 'nowhere', context: 'kind' }, /^--kubeconfig nowhere is no file$/],
    [
      'a context that is not there',
      { kubeconfig: 'kubeconfig', context: 'dev' },
      /^--context dev is not in kubeconfig; its contexts are kind, prod$/,
    ],
  ])('refuses %s', async (_what, named, message) => {
    await expect(locatedCluster(named, { cwd: workFolder, env: env() })).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(message),
    });
  });

  it('takes a context by its name, as a cluster of others', async () => {
    expect(
      await locatedCluster({ kubeconfig: 'kubeconfig', context: 'prod' }, { cwd: workFolder, env: env() }),
    ).toEqual({
      kubectl: 'kubectl',
      kubeconfig: join(workFolder, 'kubeconfig'),
      context: 'prod',
      controllers: true,
      own: false,
    });
  });
});
