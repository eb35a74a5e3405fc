import { renderReview } from '../src';
import { canaryProblems } from '../src/changes/canary-problems';
import { aPlan, type ChangeInit } from './support/plan-json';

type Weights = Readonly<Record<string, number | undefined>>;

const metadata = { name: 'resnet', namespace: 'models' };

function ingress(before: Weights | null, after: Weights | null): ChangeInit {
  const side = (weights: Weights | null): object | null => {
    if (weights === null) return null;
    const targetGroups = Object.entries(weights).map(([serviceName, weight]) => ({
      serviceName,
      servicePort: '8501',
      weight,
    }));
    return {
      metadata: [
        {
          ...metadata,
          annotations: {
            'alb.ingress.kubernetes.io/actions.predict': JSON.stringify({
              type: 'forward',
              forwardConfig: { targetGroups },
            }),
          },
        },
      ],
    };
  };
  return {
    address: 'kubernetes_ingress_v1.resnet',
    actions: before === null ? ['create'] : after === null ? ['delete'] : ['update'],
    before: side(before),
    after: side(after),
  };
}

function service(name: string, actions: readonly string[]): ChangeInit {
  const value = { metadata: [{ ...metadata, name }], spec: [{ selector: { app: name } }] };
  return {
    address: `kubernetes_service_v1.${name}`,
    actions,
    before: actions[0] === 'create' ? null : value,
    after: actions[0] === 'delete' ? null : value,
  };
}

function deployment(app: string, actions: readonly string[], name = app): ChangeInit {
  const value = {
    metadata: [{ ...metadata, name: `${name}-pods` }],
    spec: [{ template: [{ metadata: [{ labels: { app, version: '7' } }] }] }],
  };
  return {
    address: `kubernetes_deployment_v1.${name}`,
    actions,
    before: actions[0] === 'create' ? null : value,
    after: actions.at(-1) === 'delete' ? null : value,
  };
}

const problems = (...changes: readonly ChangeInit[]): readonly string[] =>
  canaryProblems(aPlan(changes)).map(({ address, what }) => `${address} ${what.split(' ').slice(0, 2).join(' ')}`);

describe('canary steps', () => {
  it.each<[string, readonly ChangeInit[]]>([
    [
      'a canary made at weight 0',
      [
        ingress({ main: 100 }, { main: 100, canary: 0 }),
        service('canary', ['create']),
        deployment('canary', ['create']),
      ],
    ],
    [
      'weight given to pods that are there',
      [
        ingress({ main: 100, canary: 0 }, { main: 90, canary: 10 }),
        service('canary', ['no-op']),
        deployment('canary', ['no-op']),
      ],
    ],
    [
      'a canary destroyed at weight 0',
      [
        ingress({ main: 100, canary: 0 }, { main: 100 }),
        service('canary', ['delete']),
        deployment('canary', ['delete']),
      ],
    ],
    ['a first deployment', [ingress(null, { main: 100 }), service('main', ['create']), deployment('main', ['create'])]],
    [
      'a model that goes with its Ingress',
      [ingress({ main: 100 }, null), service('main', ['delete']), deployment('main', ['delete'])],
    ],
    [
      'a new one before the old one goes',
      [ingress({ main: 100 }, { main: 100 }), service('main', ['no-op']), deployment('main', ['create', 'delete'])],
    ],
    ...(['create', 'delete'] as const).map((action): [string, readonly ChangeInit[]] => [
      `a second Deployment of a Service whose first one stays: ${action}`,
      [
        ingress({ main: 100 }, { main: 100 }),
        service('main', ['no-op']),
        deployment('main', ['update']),
        deployment('main', [action], 'floor'),
      ],
    ]),
  ])('allow %s', (_, changes) => {
    expect(problems(...changes)).toEqual([]);
  });

  it.each<[string, readonly ChangeInit[], string]>([
    [
      'weight for pods that the same plan makes',
      [
        ingress({ main: 100 }, { main: 90, canary: 10 }),
        service('canary', ['create']),
        deployment('canary', ['create']),
      ],
      'is created',
    ],
    [
      'no weight said, which is weight',
      [
        ingress({ main: 100 }, { main: 90, canary: undefined }),
        service('canary', ['create']),
        deployment('canary', ['create']),
      ],
      'is created',
    ],
    [
      'pods that go while they get requests',
      [
        ingress({ main: 90, canary: 10 }, { main: 100 }),
        service('canary', ['delete']),
        deployment('canary', ['delete']),
      ],
      'is destroyed',
    ],
    [
      'pods that go before the new ones come',
      [
        ingress({ main: 90, canary: 10 }, { main: 90, canary: 10 }),
        service('canary', ['no-op']),
        deployment('canary', ['delete', 'create']),
      ],
      'is destroyed',
    ],
    [
      'pods that go, beside those of another Service',
      [
        ingress({ canary: 10 }, { canary: 10 }),
        service('canary', ['no-op']),
        deployment('canary', ['delete']),
        deployment('main', ['no-op']),
      ],
      'is destroyed',
    ],
  ])('refuse %s', (_, changes, what) => {
    expect(problems(...changes)).toEqual([`kubernetes_deployment_v1.canary ${what}`]);
    const { verdict, markdown } = renderReview({ stacks: [{ name: 'serving', result: { plan: aPlan(changes) } }] });
    expect(verdict).toBe('fail');
    expect(markdown).toContain('set weight 0 first');
  });

  it('know a Deployment by name where its Service is not in the plan', () => {
    expect(problems(ingress({ main: 100 }, { main: 90, 'canary-pods': 10 }), deployment('canary', ['create']))).toEqual(
      ['kubernetes_deployment_v1.canary is created'],
    );
  });

  it('do not mix namespaces', () => {
    const elsewhere = {
      ...deployment('canary', ['create']),
      after: { metadata: [{ name: 'canary', namespace: 'other' }] },
    };
    expect(problems(ingress({ main: 100 }, { main: 90, canary: 10 }), elsewhere)).toEqual([]);
  });
});
