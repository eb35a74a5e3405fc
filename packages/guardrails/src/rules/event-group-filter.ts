import { eachOf } from '../engine/each-of';
import { parseObject, textOf, textsOf } from '../engine/json';
import type { Rule } from '../engine/rule';

/** Only events of Auto Scaling are filtered by the name of a group: others do not have it. */
export const eventGroupFilter: Rule = {
  id: 'event-group-filter',
  severity: 'error',
  what: 'No aws_cloudwatch_event_rule filters events of other services than aws.autoscaling by detail.AutoScalingGroupName',
  why: 'Spot warnings, state changes and health events have no such field; the rule is accepted, matches nothing, and every warning is lost',
  source:
    'EC2 Auto Scaling user guide, "Amazon EC2 Auto Scaling event reference"; EC2 user guide, "Spot Instance interruption notices"',
  check: eachOf('aws_cloudwatch_event_rule', ({ attributes }) => {
    const pattern = parseObject(textOf(attributes.event_pattern) ?? '') ?? {};
    const filters = JSON.stringify([pattern.detail]).includes('"AutoScalingGroupName"');
    const sources = textsOf(pattern.source);
    if (!filters || sources.join() === 'aws.autoscaling') return [];
    const what = `filters events of ${sources.join(', ') || 'any source'} by AutoScalingGroupName, which they do not have`;
    return [{ what, fix: "remove the filter, or set source to ['aws.autoscaling'] in a rule of its own" }];
  }),
};
