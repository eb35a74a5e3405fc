import { checkEnvironment, type Environment, MisconfigurationError } from '@spot-serving/core';
import { anEnvironment } from '@spot-serving/testkit';

import { appRules } from '../src/rules/app-rules';

const resnet = { version: 6, sizeMiB: 98, replicas: { min: 2, max: 4 } };
const jwt = {
  kind: 'jwt',
  jwksUri: 'https://a.example/keys',
  issuer: 'https://a.example',
  claims: [{ name: 'aud', values: ['models'] }],
} as const;

/** An environment of so many models, with nodes for all of them. */
const serving = (count: number, change: object = {}, authentication?: typeof jwt): Environment => ({
  ...anEnvironment(),
  tier: 'dev',
  network: { cidr: '10.0.0.0/16', zones: 3, nat: 'single' },
  pools: { spot: { general: { maxSize: 200 } } },
  endpoint: { hostName: 'models.example.com', zoneName: 'example.com', ...(authentication && { authentication }) },
  models: {
    publishers: anEnvironment().models.publishers,
    served: Object.fromEntries(Array.from({ length: count }, (_, n) => [`model-${n}`, { ...resnet, ...change }])),
  },
});

function said(environment: Environment): string {
  try {
    checkEnvironment(environment, appRules);
    return '';
  } catch (error) {
    if (!(error instanceof MisconfigurationError)) throw error;
    return error.message;
  }
}

/** Nothing else that grows with models is at its limit before: the store knows pods by a path, and policies by a tag. */
describe('models of one app', () => {
  it.each<[string, number, object, typeof jwt | undefined, string]>([
    ['with gRPC', 25, {}, undefined, '104 rules of 100 and 104 target groups of 100'],
    [
      'with canaries',
      25,
      { canary: { version: 7, weight: 5 } },
      undefined,
      '104 rules of 100 and 104 target groups of 100',
    ],
    ['behind a JWT, without gRPC', 33, {}, jwt, '102 rules of 100'],
  ])('%s are at most %i, and one more is refused at once', (_, count, change, authentication, words) => {
    expect(said(serving(count, change, authentication))).toBe('');
    const refused = said(serving(count + 1, change, authentication));
    expect(refused).toContain(`models.served is "${count + 1} models": their load balancer would have ${words}; `);
    expect(refused).toContain(`the first ${count} of these have room`);
  });

  it('have a thousand targets together, two for each pod', () => {
    const most = { replicas: { min: 2, max: 49 } };
    expect(said(serving(10, most))).not.toContain('targets');
    expect(said(serving(10, { replicas: { min: 2, max: 50 } }))).toContain('1020 targets of 1000; lower replicas.max');
  });
});
