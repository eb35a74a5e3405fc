import { balancerRoomProblems, balancerShare, balancesGrpc } from '../src';

const model = { backends: 2, grpc: true, pods: 4 };
const some = (count: number, change: Partial<typeof model> = {}) =>
  Array.from({ length: count }, () => balancerShare({ ...model, ...change }));

describe('the room of a load balancer', () => {
  it('is taken by a rule for each path, and a target group and targets for each protocol', () => {
    expect(balancerShare(model)).toEqual({ rules: 4, 'target groups': 4, targets: 8 });
    expect(balancerShare({ ...model, grpc: false })).toEqual({ rules: 3, 'target groups': 2, targets: 4 });
  });

  it.each<[string, number, Partial<typeof model>, RegExp]>([
    [
      'models with gRPC',
      25,
      {},
      /^their load balancer would have 104 rules of 100 and 104 target groups of 100; .*the first 25 of these have room$/,
    ],
    [
      'models without gRPC',
      33,
      { grpc: false },
      /^their load balancer would have 102 rules of 100; .*the first 33 of these/,
    ],
    [
      'models of five Services',
      10,
      { backends: 5 },
      /^their load balancer would have 110 target groups of 100; .*the first 10/,
    ],
    [
      'models of many pods',
      10,
      { pods: 50 },
      /^their load balancer would have 1100 targets of 1000; lower replicas\.max of some/,
    ],
  ])('has room for exactly so many %s: %i', (_, count, change, fix) => {
    expect(balancerRoomProblems(some(count, change), 'models.served')).toEqual([]);
    expect(balancerRoomProblems(some(count + 1, change), 'models.served')).toEqual([
      { path: 'models.served', value: `${count + 1} models`, fix: expect.stringMatching(fix) as string },
    ]);
  });

  it('holds no gRPC where clients prove themselves by JWT', () => {
    const jwt = {
      kind: 'jwt',
      jwksUri: 'https://a.example/keys',
      issuer: 'https://a.example',
      claims: [{ name: 'aud', values: ['models'] }],
    } as const;
    expect([balancesGrpc(undefined), balancesGrpc(jwt)]).toEqual([true, false]);
  });
});
