import { interruptionHooks } from '../../src/interruptions/interruption-hooks';
import { interruptionRules } from '../../src/interruptions/interruption-rules';
import { managedTag } from '../../src/interruptions/managed-tag';
import { terminationHandlerStatements } from '../../src/interruptions/termination-handler-statements';

const groupNames = ['dev-spot-m', 'dev-fallback'];

function ids(capacityRebalance: boolean, launchHook: boolean): string[] {
  return interruptionRules({ groupNames, capacityRebalance, launchHook }).map(({ id }) => id);
}

describe('interruptionRules', () => {
  it.each([
    [true, false, ['terminating', 'spot-warning', 'state-change', 'scheduled-change']],
    [false, false, ['terminating', 'spot-warning', 'rebalance', 'state-change', 'scheduled-change']],
    [true, true, ['terminating', 'launching', 'spot-warning', 'state-change', 'scheduled-change']],
    [false, true, ['terminating', 'launching', 'spot-warning', 'rebalance', 'state-change', 'scheduled-change']],
  ])('with capacity rebalance %s and a launching hook %s are %j', (capacityRebalance, launchHook, expected) => {
    expect(ids(capacityRebalance, launchHook)).toEqual(expected);
  });

  it('filters by group what has a group, and nothing else', () => {
    const rules = interruptionRules({ groupNames, capacityRebalance: false, launchHook: true });
    const filtered = rules.filter(({ pattern }) => JSON.stringify(pattern).includes('AutoScalingGroupName'));
    expect(filtered.map(({ id }) => id)).toEqual(['terminating', 'launching']);
    for (const { pattern } of filtered)
      expect(pattern).toMatchObject({ source: ['aws.autoscaling'], detail: { AutoScalingGroupName: groupNames } });
  });
});

describe('interruptionHooks', () => {
  it('lets a terminating instance go after five minutes without an answer', () => {
    expect(interruptionHooks()).toEqual([
      {
        name: 'drain',
        lifecycleTransition: 'autoscaling:EC2_INSTANCE_TERMINATING',
        defaultResult: 'CONTINUE',
        heartbeatTimeout: 300,
      },
    ]);
  });

  it('gives up an instance that did not join, where a launching hook is asked for', () => {
    expect(interruptionHooks({ launchHook: true })[1]).toMatchObject({
      lifecycleTransition: 'autoscaling:EC2_INSTANCE_LAUNCHING',
      defaultResult: 'ABANDON',
    });
  });
});

describe('managedTag', () => {
  it('differs between clusters, and fits the longest cluster name into a tag key', () => {
    expect(managedTag('blue')).not.toBe(managedTag('green'));
    expect(managedTag('c'.repeat(100)).length).toBeLessThanOrEqual(128);
  });
});

describe('terminationHandlerStatements', () => {
  const queueArn = 'arn:aws:sqs:eu-west-1:111122223333:dev-interruptions';
  const groupArns = ['arn:aws:autoscaling:eu-west-1:111122223333:autoScalingGroup:*:autoScalingGroupName/dev-spot-m'];

  it('writes to nothing but these groups and this queue', () => {
    const writes = terminationHandlerStatements({ queueArn, groupArns }).filter(
      ({ Action }) => Action !== 'ec2:DescribeInstances',
    );
    expect(writes.map(({ Resource }) => Resource)).toEqual([groupArns, queueArn]);
  });

  it('has no statement without resources', () => {
    expect(terminationHandlerStatements({ queueArn, groupArns: [] }).map(({ Sid }) => Sid)).toEqual([
      'SeeInstances',
      'TakeMessages',
    ]);
  });
});
