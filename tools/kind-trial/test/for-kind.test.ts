import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { environment } from '../app/environment';
import { forKind, readinessGates } from '../src/for-kind';
import { gatesPatch, undecided } from '../src/keepers';
import { kindConfig, nodeImage } from '../src/kind-cluster';
import { gatewayOf } from '../src/store-bridge';

jest.setTimeout(60_000);

interface Serving {
  readonly resource: {
    readonly kubernetes_ingress_v1: object;
    readonly kubernetes_deployment_v1: Record<
      string,
      {
        spec: {
          template: { spec: { node_selector: object; init_container: { env: object[] }[]; readiness_gate: object[] } };
        };
      }
    >;
  };
}

describe("the trial's app", () => {
  const folder = mkdtempSync(join(tmpdir(), 'kind-trial-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const app = join(__dirname, '..', 'app');
  let serving: Serving;
  beforeAll(() => {
    const args = ['--conditions=@spot-serving/source', '--import', 'tsx', 'main.ts'];
    const env = { ...process.env, CDKTF_OUTDIR: folder, KIND_TRIAL_STORE: 'http://172.18.0.1:5000' };
    execFileSync(process.execPath, args, { cwd: app, env });
    serving = JSON.parse(readFileSync(join(folder, 'stacks', 'kind-trial-serving', 'cdk.tf.json'), 'utf8')) as Serving;
  });
  const pods = () => Object.values(serving.resource.kubernetes_deployment_v1).map(({ spec }) => spec.template.spec);

  it('reaches the emulated S3, and has a gate for each Ingress', () => {
    const store = { name: 'AWS_ENDPOINT_URL_S3', value: 'http://172.18.0.1:5000' };
    expect(
      pods().map((pod) => [
        pod.init_container[0]?.env.find((one) => 'value' in one && one.value === store.value),
        pod.readiness_gate,
      ]),
    ).toEqual([[store, readinessGates.map((condition_type) => ({ condition_type }))]]);
    expect(Object.keys(serving.resource.kubernetes_ingress_v1)).toHaveLength(readinessGates.length);
  });

  it('finds nodes in the cluster for its pods', () => {
    const { nodes } = kindConfig() as {
      readonly nodes: readonly { readonly labels?: Readonly<Record<string, string>> }[];
    };
    for (const pod of pods()) {
      const wanted = Object.entries(pod.node_selector).filter(([key]) => !key.startsWith('kubernetes.io/'));
      expect(
        nodes.filter(({ labels }) => wanted.every(([key, value]) => labels?.[key] === value)).length,
      ).toBeGreaterThan(2);
    }
  });

  it('runs on the Kubernetes version that it was planned for', () =>
    expect(nodeImage).toContain(`:v${environment.cluster.version}.`));
});

describe('forKind', () => {
  it.each([
    [{}, /no Deployment/],
    [{ resource: { kubernetes_deployment_v1: { one: { spec: { template: { spec: {} } } } } } }, /one has no loader/],
  ])('refuses %j: the trial would prove nothing', (stack, message) =>
    expect(() => forKind(stack, { storeEndpoint: '' })).toThrow(message),
  );
});

describe('in place of the balancer and of EKS', () => {
  const pod = (conditions: Readonly<Record<string, string>>, gates: readonly object[] = [{}]) => ({
    metadata: { name: 'p' },
    spec: { readinessGates: gates },
    status: { conditions: Object.entries(conditions).map(([type, status]) => ({ type, status })) },
  });
  const open = Object.fromEntries(readinessGates.map((type) => [type, 'True']));

  it.each([
    ['opens the gates of a pod whose containers are ready', pod({ ContainersReady: 'True' }), 'True'],
    ['closes them when they no longer are', pod({ ContainersReady: 'False', ...open }), 'False'],
    ['leaves what is right', pod({ ContainersReady: 'True', ...open }), undefined],
    ['leaves a pod without gates', pod({ ContainersReady: 'True' }, []), undefined],
  ])('it %s', (_what, one, status) =>
    expect(gatesPatch(one)).toEqual(
      status === undefined ? undefined : { status: { conditions: readinessGates.map((type) => ({ type, status })) } },
    ),
  );

  it('approves what kubelets serve with, once, and nothing else', () => {
    const request = (name: string, signerName: string, conditions?: readonly object[]) => ({
      metadata: { name },
      spec: { signerName },
      status: { conditions },
    });
    const serving = 'kubernetes.io/kubelet-serving';
    expect(undecided([request('a', serving), request('b', serving, [{}]), request('c', 'example.com/other')])).toEqual([
      'a',
    ]);
  });

  it('finds this machine as containers see it', () => {
    expect(
      gatewayOf('[{"Subnet":"fc00::/64","Gateway":"fc00::1"},{"Subnet":"172.18.0.0/16","Gateway":"172.18.0.1"}]'),
    ).toBe('172.18.0.1');
    expect(() => gatewayOf('[{"Subnet":"fc00::/64"}]')).toThrow(/no IPv4 gateway/);
  });
});
