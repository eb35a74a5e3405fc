import { spotNoticeSeconds } from '@spot-serving/core/numbers';

import { groupType, spotGroups } from '../aws/autoscaling-group';
import { blocksOf, type JsonObject, shown, textsOf } from '../engine/json';
import type { Rule, Violation } from '../engine/rule';
import type { Resource, StackView } from '../engine/stack-view';

/** Terraform's name of the moment before an instance ends. */
const terminating = 'autoscaling:EC2_INSTANCE_TERMINATING';

/** A Spot group waits for its nodes to be drained, and for as long as that takes. */
export const spotDrain: Rule = {
  id: 'spot-drain',
  severity: 'error',
  what: `Every Spot group has an initial_lifecycle_hook for ${terminating}; each such hook, there or of its own, waits longer than a drain may take (heartbeat_timeout above ${spotNoticeSeconds} s), and then goes on`,
  why: 'without a hook the group ends nodes undrained when it rebalances or scales in; one that is made after the group misses its first instances, and one that is over early ends the node in the middle of its drain',
  source:
    'aws-node-termination-handler README, "Queue Processor: set up a termination lifecycle hook"; EC2 Auto Scaling API reference, CreateAutoScalingGroup and PutLifecycleHook',
  check: (stack) => spotGroups(stack).flatMap((group) => flawsOf(stack, group)),
};

function flawsOf(stack: StackView, group: Resource): readonly Violation[] {
  const initial = blocksOf(group.attributes.initial_lifecycle_hook).filter(isTerminating);
  const later = hooksOf(stack, group).filter(({ attributes }) => isTerminating(attributes));
  const fix = `add an initial_lifecycle_hook with lifecycle_transition ${terminating}, default_result CONTINUE and a heartbeat_timeout above ${spotNoticeSeconds}`;
  const missing = initial.length > 0 ? [] : [{ resource: group, what: 'has no terminating hook from its start', fix }];
  const hasty = [
    ...initial.map((hook) => [group, hook] as const),
    ...later.map((hook) => [hook, hook.attributes] as const),
  ];
  return [...missing, ...hasty.flatMap(([resource, hook]) => hasteOf(resource, hook))];
}

/** Hooks of their own; they name their group by its name. */
function hooksOf(stack: StackView, group: Resource): readonly Resource[] {
  return stack
    .ofType('aws_autoscaling_lifecycle_hook')
    .filter(({ attributes }) => stack.referred(groupType, attributes.autoscaling_group_name).includes(group));
}

function isTerminating({ lifecycle_transition: transition }: JsonObject): boolean {
  return transition === terminating;
}

function hasteOf(resource: Resource, { name, heartbeat_timeout: timeout }: JsonObject): readonly Violation[] {
  const [seconds] = textsOf(timeout);
  // An hour is the default (PutLifecycleHook); what only an apply knows cannot be compared.
  if (seconds === undefined || !/^\d+$/.test(seconds) || Number(seconds) > spotNoticeSeconds) return [];
  const what = `its terminating hook ${shown(name)} waits ${seconds} s, not longer than a drain may take`;
  return [{ resource, what, fix: `set heartbeat_timeout above ${spotNoticeSeconds}` }];
}
