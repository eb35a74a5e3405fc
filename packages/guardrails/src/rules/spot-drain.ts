import { spotNoticeSeconds } from '@spot-serving/core/numbers';
import { spotGroups } from '../aws/autoscaling-group';
import { blocksOf } from '../engine/json';
import type { Rule } from '../engine/rule';

/** Terraform's name of the moment before an instance ends. */
const terminating = 'autoscaling:EC2_INSTANCE_TERMINATING';

/** A Spot group waits for its nodes to be drained. */
export const spotDrain: Rule = {
  id: 'spot-drain',
  severity: 'error',
  what: `Every Spot group has an initial_lifecycle_hook for ${terminating}`,
  why: 'without a hook the group ends nodes undrained when it rebalances or scales in; one that is made after the group misses its first instances',
  source:
    'aws-node-termination-handler README, "Queue Processor: set up a termination lifecycle hook"; EC2 Auto Scaling API reference, CreateAutoScalingGroup',
  check: (stack) =>
    spotGroups(stack).flatMap((resource) => {
      const hooks = blocksOf(resource.attributes.initial_lifecycle_hook);
      if (hooks.some(({ lifecycle_transition: transition }) => transition === terminating)) return [];
      const fix = `add an initial_lifecycle_hook with lifecycle_transition ${terminating}, default_result CONTINUE and a heartbeat_timeout above ${spotNoticeSeconds}`;
      return [{ resource, what: 'has no terminating hook from its start', fix }];
    }),
};
