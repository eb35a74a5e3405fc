import { groupType } from '../aws/autoscaling-group';
import { eachOf } from '../engine/each-of';
import { blockOf, shown, textsOf } from '../engine/json';
import type { Rule } from '../engine/rule';

/** The autoscaler owns the number of nodes. */
export const groupDesiredCapacity: Rule = {
  id: 'group-desired-capacity',
  severity: 'error',
  what: 'Every aws_autoscaling_group ignores changes of desired_capacity',
  why: 'an apply would otherwise undo the autoscaler, and terminate nodes under load',
  source: 'Terraform AWS provider, aws_autoscaling_group, "desired_capacity"; docs/architecture.md',
  check: eachOf(groupType, ({ attributes }, stack) => {
    // A plan does not say what is ignored.
    if (stack.isPlan) return [];
    const { ignore_changes: ignored } = blockOf(attributes.lifecycle);
    if (textsOf(ignored).some((name) => ['desired_capacity', 'all'].includes(name))) return [];
    return [
      { what: `ignores changes of ${shown(ignored)}`, fix: "add 'desired_capacity' to lifecycle.ignore_changes" },
    ];
  }),
};
