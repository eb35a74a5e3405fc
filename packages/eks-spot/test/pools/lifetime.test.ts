import { AutoscalingGroup } from '@cdktf/provider-aws/lib/autoscaling-group';

import type { NodeLifecycle } from '@spot-serving/core';
import { spotNoticeSeconds } from '@spot-serving/core/numbers';
import { synth, theOnly } from '@spot-serving/testkit';

import { interruptionHooks, NodePool, nodePoolProblems } from '../../src';
import { somePool } from './some-pool';

const group = (maxLifetimeDays?: number, lifecycle: NodeLifecycle = 'spot') =>
  theOnly(
    AutoscalingGroup,
    synth((scope) => new NodePool(scope, 'pool', somePool({ maxLifetimeDays, lifecycle }))),
  );

describe('the age of nodes', () => {
  it.each<NodeLifecycle>(['spot', 'on-demand'])(
    'ends them, of %s pools, once another has been launched',
    (lifecycle) => {
      expect(group(14, lifecycle)).toMatchObject({
        max_instance_lifetime: 1_209_600,
        instance_maintenance_policy: { min_healthy_percentage: 100, max_healthy_percentage: 110 },
      });
    },
  );

  it('has no limit where nothing is said', () => {
    expect(group()).not.toHaveProperty('max_instance_lifetime');
    expect(group()).not.toHaveProperty('instance_maintenance_policy');
  });

  it('ends them by the hook that drains, which waits twice as long as Spot and more', () => {
    for (const { heartbeatTimeout } of interruptionHooks())
      expect(heartbeatTimeout).toBeGreaterThanOrEqual(2 * spotNoticeSeconds);
  });

  it.each([0, 366, 0.5])('is not %d days', (maxLifetimeDays) => {
    expect(nodePoolProblems(somePool({ maxLifetimeDays })).map(({ path }) => path)).toEqual(['maxLifetimeDays']);
  });
});
