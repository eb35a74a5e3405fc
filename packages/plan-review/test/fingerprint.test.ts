import fc from 'fast-check';

import type { Plan } from '../src';
import { fingerprint } from '../src/fingerprint/fingerprint';
import { fingerprintDifference } from '../src/fingerprint/fingerprint-difference';
import { aPlan, type ChangeInit } from './support/plan-json';

const key = 'a secret of one environment';
const queue: ChangeInit = {
  address: 'aws_sqs_queue.a',
  before: { delay: 1 },
  after: { delay: 2, tags: { a: '1', b: '2' } },
};
const group: ChangeInit = { address: 'aws_autoscaling_group.b', before: { max: 1 }, after: { max: 2 } };
const reviewed = fingerprint(aPlan([queue, group]), key);

describe('fingerprint', () => {
  it.each<[string, Plan]>([
    ['changes in another order', aPlan([group, queue])],
    ['keys in another order', aPlan([{ ...queue, after: { tags: { b: '2', a: '1' }, delay: 2 } }, group])],
    [
      'what is left as it is',
      aPlan([queue, group, { address: 'aws_vpc.main', actions: ['no-op'], before: { a: 1 }, after: { a: 1 } }]),
    ],
    ['what was there before', aPlan([{ ...queue, before: { delay: 0 } }, group])],
  ])('is the same with %s', (_, plan) => {
    expect(fingerprint(plan, key)).toBe(reviewed);
  });

  it.each<[string, Plan, readonly string[]]>([
    ['a value', aPlan([{ ...queue, after: { delay: 3, tags: { a: '1', b: '2' } } }, group]), ['aws_sqs_queue.a']],
    ['an action', aPlan([{ ...queue, actions: ['delete', 'create'] }, group]), ['aws_sqs_queue.a']],
    ['a reason', aPlan([{ ...queue, entry: { action_reason: 'replace_by_request' } }, group]), ['aws_sqs_queue.a']],
    ['a replace path', aPlan([queue, { ...group, replacePaths: [['max']] }]), ['aws_autoscaling_group.b']],
    ['something unknown', aPlan([queue, { ...group, afterUnknown: { arn: true } }]), ['aws_autoscaling_group.b']],
    ['a new change', aPlan([queue, group, { address: 'aws_vpc.main' }]), ['aws_vpc.main']],
    [
      'an output',
      aPlan([queue, group], { output_changes: { url: { actions: ['update'], after: 'x' } } }),
      ['output.url'],
    ],
  ])('differs by %s, and the difference names it', (_, plan, addresses) => {
    expect(fingerprint(plan, key)).not.toBe(reviewed);
    const difference = fingerprintDifference(reviewed, plan, key);
    expect(difference.same).toBe(false);
    expect(difference.addresses).toEqual(expect.arrayContaining([...addresses]));
  });

  describe('of what an autoscaler counts', () => {
    const deployment = (count: string | null, kept: string | null, version = 7): ChangeInit => ({
      address: 'kubernetes_deployment_v1.resnet',
      before: kept === null ? null : { spec: [{ replicas: kept, version: 6 }] },
      after: { spec: [{ replicas: count, version }] },
    });
    const nodes = (count: number, kept: number): ChangeInit => ({
      address: 'aws_autoscaling_group.general',
      before: { desired_capacity: kept, max_size: 6 },
      after: { desired_capacity: count, max_size: 8 },
    });
    const of = (change: ChangeInit) => fingerprint(aPlan([change]), key);

    it('is the same after a scale-out, which the plan keeps', () => {
      expect(of(deployment('4', '4'))).toBe(of(deployment('2', '2')));
      expect(of(nodes(5, 5))).toBe(of(nodes(3, 3)));
    });

    it.each<[string, ChangeInit, ChangeInit]>([
      ['a count that the plan changes', deployment('4', '2'), deployment('2', '2')],
      ['a count that the plan begins with', deployment('4', null), deployment('2', null)],
      ['a number of nodes that the plan changes', nodes(5, 3), nodes(3, 3)],
      ['anything else', deployment('2', '2', 8), deployment('2', '2')],
      [
        'a count of something else',
        { address: 'aws_x.a', before: { desired_capacity: 4, b: 1 }, after: { desired_capacity: 4, b: 2 } },
        { address: 'aws_x.a', before: { desired_capacity: 2, b: 1 }, after: { desired_capacity: 2, b: 2 } },
      ],
    ])('differs by %s', (_, one, other) => {
      expect(of(one)).not.toBe(of(other));
    });
  });

  it('says that something reviewed is no longer planned', () => {
    expect(fingerprintDifference(reviewed, aPlan([queue]), key)).toEqual({
      same: false,
      addresses: [],
      vanished: true,
    });
  });

  it('says that nothing differs', () => {
    expect(fingerprintDifference(reviewed, aPlan([group, queue]), key)).toEqual({
      same: true,
      addresses: [],
      vanished: false,
    });
  });

  it('depends on the key, and holds no name and no value', () => {
    expect(fingerprint(aPlan([queue, group]), 'another secret, as long')).not.toBe(reviewed);
    expect(reviewed).toMatch(/^v1\.[0-9a-f]{64}\.[\w-]{256}$/);
  });

  it('refuses a short key and what is no fingerprint', () => {
    expect(() => fingerprint(aPlan([]), 'short')).toThrow('at least 16');
    expect(() => fingerprintDifference('v2.abc', aPlan([]), key)).toThrow('no fingerprint of version 1');
  });

  it('names each of some changes of a plan of any size, in a marker that stays small', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 600 }), fc.nat(), (size, seed) => {
        const changes = Array.from({ length: size }, (_, index): ChangeInit => ({
          address: `aws_sqs_queue.q${index}`,
          after: { delay: index },
        }));
        const changed = seed % size;
        const now = changes.map((change, index) => (index === changed ? { ...change, after: { delay: -1 } } : change));
        const before = fingerprint(aPlan(changes), key);
        expect(before.length).toBeLessThanOrEqual(2_116);
        expect(fingerprintDifference(before, aPlan(now), key).addresses).toContain(`aws_sqs_queue.q${changed}`);
      }),
      { numRuns: 25 },
    );
  });
});
