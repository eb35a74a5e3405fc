import { textsOf } from '../engine/json';
import type { Rule } from '../engine/rule';
import type { Resource, StackView } from '../engine/stack-view';
import { tierOf } from '../engine/tier';

/** An alarm is heard. */
export const topicSubscriber: Rule = {
  id: 'topic-subscriber',
  severity: 'error',
  what: 'Each topic that alarms of the same stack tell, or whose name says alarm or alert, has a subscription there; a warning where nobody says that the stack is production (tag tier, env, environment or stage of the provider), and nothing where it is something else',
  why: 'an alarm that goes to a topic without a subscriber rings in an empty room',
  source: 'CloudWatch user guide, "Notifying users on alarm changes"',
  check: (stack) => {
    const tier = tierOf(stack);
    if (tier === 'other') return [];
    const severity = tier === 'unsaid' ? { severity: 'warning' as const } : {};
    return stack
      .ofType('aws_sns_topic')
      .filter((topic) => isOfAlarms(stack, topic) && !isHeard(stack, topic))
      .map((resource) => ({
        resource,
        what: 'is told of alarms, and nobody hears of them',
        fix: 'add an aws_sns_topic_subscription for whoever is on call',
        ...severity,
      }));
  },
};

function isOfAlarms(stack: StackView, topic: Resource): boolean {
  const alarms = ['aws_cloudwatch_metric_alarm', 'aws_cloudwatch_composite_alarm'].flatMap((type) =>
    stack.ofType(type),
  );
  const named = textsOf([topic.attributes.name, topic.attributes.display_name]).some((name) =>
    /alarm|alert/i.test(name),
  );
  return (
    named || alarms.some(({ attributes }) => stack.referred('aws_sns_topic', attributes.alarm_actions).includes(topic))
  );
}

function isHeard(stack: StackView, topic: Resource): boolean {
  return stack.companions('aws_sns_topic_subscription', 'topic_arn', topic).length > 0;
}
