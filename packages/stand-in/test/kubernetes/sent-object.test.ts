import fc from 'fast-check';

import { admissionProblems, isSent, plannedValues, sentObject, sentUpdate } from '../../src/kubernetes';
import { canonicalQuantity } from '../../src/kubernetes/translate/quantity';

const labels = { app: 'web' };
type Values = Record<string, unknown>;

function deployment(pod: Values = {}, container: Values = {}, spec: Values = {}): Values {
  const template = {
    metadata: { labels },
    spec: { container: [{ name: 'web', image: 'web:1', ...container }], ...pod },
  };
  return { metadata: { name: 'web' }, spec: { selector: { match_labels: labels }, template, ...spec } };
}
interface SentDeployment {
  readonly template: { readonly spec: { readonly containers: readonly object[] } };
}
const sentPod = (pod: Values, container: Values = {}) => {
  const { spec } = sentObject('kubernetes_deployment_v1', deployment(pod, container));
  return (spec as SentDeployment).template.spec;
};
const autoscaler = (spec: Values) => {
  const scale_target_ref = { api_version: 'apps/v1', kind: 'Deployment', name: 'web' };
  return sentObject('kubernetes_horizontal_pod_autoscaler_v2', {
    metadata: { name: 'web' },
    spec: { max_replicas: 3, scale_target_ref, ...spec },
  }).spec;
};

/** Each trap of the provider: what is said, and what arrives. */
describe('what nobody said is sent', () => {
  it.each<[string, Values, object]>([
    [
      'a container may be root',
      { run_as_user: '1' },
      { runAsNonRoot: false, privileged: false, allowPrivilegeEscalation: true },
    ],
    ['a container of an empty block', {}, { runAsNonRoot: false, readOnlyRootFilesystem: false }],
    ['a filter that is none', { seccomp_profile: {} }, { seccompProfile: { type: 'Unconfined' } }],
    [
      'a file without its type',
      { seccomp_profile: { localhost_profile: 'a.json' } },
      { seccompProfile: { type: 'Unconfined' } },
    ],
    ['the user 0', { run_as_user: '0' }, { runAsUser: 0 }],
  ])('in a container: %s', (_, security_context, sent) => {
    expect(sentPod({}, { security_context }).containers[0]).toMatchObject({ securityContext: sent });
  });

  it.each<[string, Values, object]>([
    ['a token', {}, { automountServiceAccountToken: true }],
    [
      'that it may be root',
      { security_context: { run_as_user: '1' } },
      { securityContext: { runAsNonRoot: false, runAsUser: 1 } },
    ],
    ['nothing in an empty block', { security_context: {} }, { securityContext: {} }],
    [
      'a hard rule',
      { topology_spread_constraint: [{ topology_key: 'zone' }] },
      { topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule' }] },
    ],
    ['a volume of no source', { volume: [{ name: 'a', local: { path: '/x' } }] }, { volumes: [{ name: 'a' }] }],
  ])('in a pod: %s', (_, pod, sent) => {
    const all = sentPod(pod) as Values;
    expect(Object.fromEntries(Object.keys(sent).map((key) => [key, all[key]]))).toEqual(sent);
  });

  const policy = [{ type: 'Pods', value: 1, period_seconds: 60 }];
  it.each<[string, Values, object]>([
    [
      'no wait',
      { scale_down: { select_policy: 'Max', policy } },
      { scaleDown: { stabilizationWindowSeconds: 0, selectPolicy: 'Max' } },
    ],
    ['an empty word', { scale_up: { policy } }, { scaleUp: { selectPolicy: '' } }],
    ['empty rules', { scale_up: { policy } }, { scaleDown: {} }],
  ])('in an autoscaler: %s', (_, behavior, sent) => {
    expect(autoscaler({ behavior })).toMatchObject({ behavior: sent });
  });

  it('a StatefulSet keeps no earlier revision', () => {
    const values = deployment({}, {}, { service_name: 'web' });
    expect(sentObject('kubernetes_stateful_set_v1', values)).toMatchObject({ spec: { revisionHistoryLimit: 0 } });
  });
});

describe('what somebody said is not sent', () => {
  it('a minimum of 0: the API server takes 1', () => {
    expect(autoscaler({ min_replicas: 0 })).not.toHaveProperty('minReplicas');
  });

  it('the second preStop', () => {
    const hook = (command: string) => ({ exec: { command: [command] } });
    expect(sentPod({}, { lifecycle: { pre_stop: [hook('a'), hook('b')] } }).containers[0]).toMatchObject({
      lifecycle: { preStop: { exec: { command: ['a'] } } },
    });
  });
});

describe('an update', () => {
  const at = (image: string, replicas: string) => deployment({}, { image }, { replicas });

  it("of a Deployment sends the plan's replicas, whatever the autoscaler made of them", () => {
    expect(sentUpdate('kubernetes_deployment_v1', at('web:1', '2'), at('web:2', '2'))).toEqual([
      { op: 'replace', path: '/spec', value: expect.objectContaining({ replicas: 2 }) },
    ]);
  });

  it('of an autoscaler sends the 0 that its creation drops', () => {
    const spec = (min_replicas: number) => ({ metadata: { name: 'a' }, spec: { max_replicas: 3, min_replicas } });
    expect(sentUpdate('kubernetes_horizontal_pod_autoscaler_v2', spec(2), spec(0))).toEqual([
      { op: 'replace', path: '/spec/minReplicas', value: 0 },
    ]);
  });

  it('of nothing sends nothing', () => {
    expect(sentUpdate('kubernetes_deployment_v1', at('web:1', '2'), at('web:1', '2'))).toEqual([]);
  });
});

describe('sentObject', () => {
  it('keeps an argument that the provider does not have, for its reader to see', () => {
    expect(sentPod({ secret_door: true })).toMatchObject({ secret_door: true });
  });

  it('keeps what only an apply resolves', () => {
    const reference = '${aws_vpc.a.id}';
    const data = { [`a`]: reference };
    expect(sentObject('kubernetes_config_map_v1', { metadata: { name: reference }, data })).toMatchObject({
      metadata: { name: reference },
      data,
    });
    expect(sentPod({}, { resources: { limits: { memory: reference } } }).containers[0]).toMatchObject({
      resources: { limits: { memory: reference } },
    });
  });

  it.each(['kubernetes_manifest', 'kubernetes_unicorn_v1', 'aws_vpc'])('does not know %s', (type) => {
    expect(isSent(type)).toBe(false);
    expect(() => sentObject(type, {})).toThrow(`how the provider sends ${type} is not in the tables`);
    expect(() => sentUpdate(type, {}, {})).toThrow(`how the provider updates ${type} is not in the table`);
  });
});

describe('plannedValues', () => {
  it('says of what only an apply knows that it is there', () => {
    const after = {
      metadata: [{ name: 'web' }],
      spec: [{ template: [{ spec: [{ volume: [{ name: 'files', config_map: [{}] }] }] }] }],
    };
    const unknown = {
      metadata: [{ uid: true }],
      spec: [{ template: [{ spec: [{ volume: [{ config_map: [{ name: true }] }] }] }] }],
    };
    const sent = sentObject('kubernetes_deployment_v1', plannedValues(after, unknown));
    expect(sent).toMatchObject({
      metadata: { name: 'web', namespace: 'default' },
      spec: {
        template: {
          spec: { volumes: [{ name: 'files', configMap: { name: '${known after apply}', defaultMode: 0o644 } }] },
        },
      },
    });
    expect(admissionProblems([sent]).filter(({ path }) => path.includes('volumes'))).toEqual([]);
    expect(
      admissionProblems([sentObject('kubernetes_deployment_v1', after)]).filter(({ path }) => path.includes('volumes')),
    ).toHaveLength(1);
  });

  it('leaves what is known as it is', () => {
    const after = { data: { a: 'b' }, list: ['a', null], block: [{ n: 0 }] };
    expect(plannedValues(after, { data: {}, list: [false, false], block: [{}] })).toEqual(after);
  });
});

describe('a quantity', () => {
  it.each([
    ['1024Mi', '1Gi'],
    ['1.5Gi', '1536Mi'],
    ['0.5', '500m'],
    ['1000m', '1'],
    ['1500m', '1500m'],
    ['100000000', '100M'],
    ['128974848', '128974848'],
    ['1e3', '1e3'],
    ['0.0001', '100u'],
    ['0.0000000001', '1n'],
    ['512Ki', '512Ki'],
    ['1000Ki', '1000Ki'],
    ['0Gi', '0'],
    ['-2048Mi', '-2Gi'],
    ['two', 'two'],
  ])('%s is written %s', (read, written) => {
    expect(canonicalQuantity(read)).toBe(written);
  });

  it('is written the same once it was written', () => {
    const suffixes = fc.constantFrom('', 'm', 'k', 'M', 'G', 'Ki', 'Mi', 'Gi');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), suffixes, (number, suffix) => {
        const once = canonicalQuantity(`${number}${suffix}`);
        expect(canonicalQuantity(once)).toBe(once);
      }),
      { seed: 14 },
    );
  });
});
