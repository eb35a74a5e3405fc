import { readPlan, renderReview } from '@spot-serving/plan-review';
import { plannedValues, refusals, sentObject } from '@spot-serving/testkit';

import { RehearsedServing, type Served, type Step } from './rehearsed-serving';

const resnet = { version: 6, sizeMiB: 98, replicas: { min: 2, max: 4 } };
const ranker = { version: 1, sizeMiB: 24, replicas: { min: 2, max: 2 } };

/** The life of version 7, each line one change of the environment on the state that the line before left (docs/adr/0011). */
const life = {
  begin: { resnet, ranker },
  try: { resnet: { ...resnet, canary: { version: 7, weight: 0 } }, ranker },
  share: { resnet: { ...resnet, canary: { version: 7, weight: 10 } }, ranker },
  end: { resnet: { ...resnet, canary: { version: 7, weight: 0 } }, ranker },
  remove: { resnet, ranker },
  tryAgain: { resnet: { ...resnet, canary: { version: 7, weight: 0 } }, ranker },
  promote: { resnet: { ...resnet, version: 7 }, ranker },
  rollBack: { resnet, ranker },
  retire: { ranker },
} as const;
type Name = keyof typeof life;

/** What somebody in a hurry would write after a step. */
const shortCuts: readonly [Name, string, Served][] = [
  [
    'begin',
    'weight for pods that are not there',
    { resnet: { ...resnet, canary: { version: 7, weight: 10 } }, ranker },
  ],
  ['share', 'no canary while it has requests', { resnet, ranker }],
  ['share', 'the promotion while it has requests', { resnet: { ...resnet, version: 7 }, ranker }],
];

const serving = new RehearsedServing();
const steps = new Map<Name, Step>();
const hurried = new Map<string, string>();
const step = (name: Name): Step => steps.get(name) ?? { changes: [], log: [], planned: [], plan: '' };

/** What a step changed, without the hashes of ids. */
const changesIn = (name: Name) => step(name).changes.map((change) => change.replace(/_[0-9A-F]{8}$/, ''));

/** Whether everything like `first` had ended before anything like `then` began, and both were there. */
function inOrder(name: Name, first: RegExp, then: RegExp): boolean {
  const { log } = step(name);
  const places = (kind: string, like: RegExp) =>
    log.flatMap((moment, at) => (moment.kind === kind && like.test(`${moment.action} ${moment.address}`) ? [at] : []));
  const [ended, begun] = [places('ends', first), places('starts', then)];
  return ended.length > 0 && begun.length > 0 && Math.max(...ended) < Math.min(...begun);
}

const canarysOwn = [
  'helm_release.Models_resnet_Canary_Objects',
  'kubernetes_config_map_v1.Models_resnet_Canary_Files',
  'kubernetes_deployment_v1.Models_resnet_Canary_Scaled',
  'kubernetes_horizontal_pod_autoscaler_v2.Models_resnet_Canary_Autoscaler',
  'kubernetes_network_policy_v1.Models_resnet_Canary_Policy',
];
const waysIn = [
  'update kubernetes_ingress_v1.Models_resnet_Ingress_Grpc',
  'update kubernetes_ingress_v1.Models_resnet_Ingress_Rest',
];
const newRevision = [
  'create+delete kubernetes_config_map_v1.Models_resnet_Stable_Files',
  'update kubernetes_deployment_v1.Models_resnet_Stable_Scaled',
];

beforeAll(async () => {
  for (const [name, served] of Object.entries(life)) {
    steps.set(name as Name, await serving.apply(served));
    for (const [after, what, wrong] of shortCuts) if (after === name) hurried.set(what, await serving.plan(wrong));
  }
});
afterAll(() => serving.close());

describe('models that begin to be served', () => {
  it.each(['resnet', 'ranker'])('have namespace, Services, ways in and pods, in this order: %s', (model) => {
    const own = (type: string, rest = '') => new RegExp(`create ${type}\\.Models_${model}_${rest}`);
    expect(inOrder('begin', /create kubernetes_namespace_v1/, /create kubernetes_(service|ingress|deployment)/)).toBe(
      true,
    );
    expect(inOrder('begin', own('kubernetes_service_v1'), own('kubernetes_ingress_v1'))).toBe(true);
    expect(inOrder('begin', own('kubernetes_ingress_v1'), own('kubernetes_deployment_v1'))).toBe(true);
    expect(
      inOrder('begin', own('aws_eks_pod_identity_association', 'StableIdentity'), own('kubernetes_deployment_v1')),
    ).toBe(true);
    expect(inOrder('begin', own('helm_release', 'Stable_Objects'), own('kubernetes_deployment_v1'))).toBe(true);
    expect(inOrder('begin', own('kubernetes_network_policy_v1'), own('kubernetes_deployment_v1'))).toBe(true);
  });

  it('would be seen in another order', () => {
    expect(inOrder('begin', /create kubernetes_deployment_v1/, /create kubernetes_ingress_v1/)).toBe(false);
    expect(inOrder('begin', /create kubernetes_ingress_v1/, /create nothing/)).toBe(false);
  });
});

describe('a canary', () => {
  it('comes with its own objects and changes no other', () => {
    expect(changesIn('try')).toEqual(canarysOwn.map((address) => `create ${address}`));
  });

  it('finds the identity of its pods, which takes a while to be in force, long before they begin', () => {
    expect(changesIn('begin')).toContain(
      'create aws_eks_pod_identity_association.Models_resnet_CanaryIdentity_Association',
    );
  });

  it.each<[Name, string]>([
    ['share', 'gets its weight'],
    ['end', 'loses it'],
  ])('at %s %s in the two Ingresses of its model, and nothing else changes, alarms and names neither', (name) => {
    expect(changesIn(name)).toEqual(waysIn);
  });

  it('goes with its own objects and changes no other, its pods first', () => {
    expect(changesIn('remove')).toEqual(canarysOwn.map((address) => `delete ${address}`));
    expect(
      inOrder(
        'remove',
        /delete kubernetes_deployment_v1/,
        /delete (helm_release|kubernetes_config_map|kubernetes_network)/,
      ),
    ).toBe(true);
  });

  it('that comes again does what it did first', () => {
    expect(changesIn('tryAgain')).toEqual(changesIn('try'));
  });
});

describe('a promotion', () => {
  it('rolls the first Deployment over to other files, and removes the second', () => {
    expect(changesIn('promote')).toEqual([...newRevision, ...canarysOwn.map((address) => `delete ${address}`)].sort());
  });

  it('is rolled back by the same change of the first Deployment, and of nothing else', () => {
    expect(changesIn('rollBack')).toEqual(newRevision);
  });

  it.each<[Name]>([['promote'], ['rollBack']])(
    'at %s keeps the files of the old pods until the new ones have answered',
    (name) => {
      expect(inOrder(name, /create kubernetes_config_map_v1/, /update kubernetes_deployment_v1/)).toBe(true);
      expect(inOrder(name, /update kubernetes_deployment_v1/, /delete kubernetes_config_map_v1.*_Stable_/)).toBe(true);
    },
  );
});

describe('a model that is served no more', () => {
  it('goes pods first, then its ways in, then what they led to', () => {
    expect(inOrder('retire', /delete kubernetes_deployment_v1/, /delete kubernetes_ingress_v1/)).toBe(true);
    expect(inOrder('retire', /delete kubernetes_ingress_v1/, /delete kubernetes_service_v1/)).toBe(true);
  });

  // Ingresses of one group have one load balancer, so that really these say the same as before; the stand-in makes up one for each.
  it('leaves the names in DNS and the alarm of the load balancer to another one', () => {
    const others = [
      'aws_cloudwatch_metric_alarm.LostRequests_Alarm',
      'aws_route53_record.Alias_Host',
      'aws_route53_record.Alias_Models',
    ];
    expect(changesIn('retire').filter((change) => !change.startsWith('delete '))).toEqual(
      others.map((address) => `update ${address}`),
    );
  });

  it('touches nothing of the other one', () => {
    expect(changesIn('retire').filter((change) => change.includes('ranker'))).toEqual([]);
  });
});

describe('the review of a plan', () => {
  const reviewed = (plan: string) =>
    renderReview({ stacks: [{ name: 'test-app-serving', app: 'test-app', result: { plan: readPlan(plan) } }] });

  it.each(Object.keys(life) as Name[])('lets the step pass: %s', (name) => {
    expect(reviewed(step(name).plan).verdict).not.toBe('fail');
  });

  it.each(shortCuts)('refuses a short cut after %s: %s', (_, what) => {
    const { verdict, markdown } = reviewed(hurried.get(what) ?? '');
    expect({ verdict, markdown }).toEqual({
      verdict: 'fail',
      markdown: expect.stringMatching(/canary steps? in the wrong order/),
    });
  });
});

interface Planned {
  readonly resource_changes: readonly {
    readonly type: string;
    readonly change: { readonly actions: readonly string[]; readonly after: object; readonly after_unknown: unknown };
  }[];
}

describe('the Kubernetes objects that a plan makes', () => {
  // Of those that are there already the stand-in has made up what an API server would have filled in.
  it.each<[Name, number]>([
    ['begin', 20],
    ['try', 4],
  ])('at %s are what Kubernetes takes', (name, least) => {
    const { resource_changes: all } = JSON.parse(step(name).plan) as Planned;
    const made = all.filter(({ type, change }) => type.startsWith('kubernetes_') && change.actions.join() === 'create');
    expect(made.length).toBeGreaterThanOrEqual(least);
    const sent = made.map(({ type, change }) => sentObject(type, plannedValues(change.after, change.after_unknown)));
    expect(refusals(sent)).toEqual([]);
  });
});
