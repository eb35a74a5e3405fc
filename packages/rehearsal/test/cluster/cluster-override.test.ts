import { clusterOverride } from '../../src/cluster/cluster-override';
import type { ClusterStackJson } from '../../src/cluster/cluster-stack-json';

const override = (stack: ClusterStackJson, chart: object = {}) =>
  clusterOverride(stack, { kubeconfig: '/work/kubeconfig', chartOf: () => chart });

describe('clusterOverride', () => {
  it('leads every configuration of both providers to the kubeconfig, and to nothing that the stack names', () => {
    const stack = {
      provider: {
        aws: [{ region: 'eu-west-1' }],
        kubernetes: [
          { host: 'https://eks', exec: [{ command: 'aws' }] },
          { alias: 'other', host: 'https://eks' },
        ],
        helm: [{ kubernetes: { host: 'https://eks', exec: { command: 'aws' } } }],
      },
    };
    const kubernetes = {
      config_path: '/work/kubeconfig',
      host: null,
      cluster_ca_certificate: null,
      dynamic: { exec: { for_each: [], content: { api_version: '', command: '' } } },
    };
    expect(override(stack)).toEqual({
      provider: {
        kubernetes: [kubernetes, { alias: 'other', ...kubernetes }],
        helm: [{ kubernetes: { config_path: '/work/kubeconfig' } }],
      },
      resource: {},
    });
  });

  it.each([
    ['kubernetes_deployment_v1', { wait_for_rollout: false }],
    ['kubernetes_deployment', { wait_for_rollout: false }],
    ['kubernetes_stateful_set_v1', { wait_for_rollout: false }],
    ['kubernetes_daemon_set_v1', { wait_for_rollout: false }],
    ['kubernetes_job_v1', { wait_for_completion: false }],
    ['helm_release', { wait: false, wait_for_jobs: false, atomic: false, chart: '/charts/a' }],
  ])('waits for no pod of a %s', (type, expected) => {
    expect(override({ resource: { [type]: { one: {} } } }, { chart: '/charts/a' })).toEqual({
      provider: {},
      resource: { [type]: { one: expected } },
    });
  });

  it('waits for everything else: an Ingress for its load balancer, a namespace for its end', () => {
    const resource = {
      kubernetes_ingress_v1: { one: { wait_for_load_balancer: true } },
      kubernetes_namespace_v1: { one: {} },
    };
    expect(override({ resource })).toEqual({ provider: {}, resource: {} });
  });
});
