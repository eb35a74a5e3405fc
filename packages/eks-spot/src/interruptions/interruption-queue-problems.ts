import { Token } from 'cdktf';

import { mostThatFit, nameProblems, placeProblems, type Problem, unless, when } from '@spot-serving/core';

import { interruptionQueueIdentity, ruleName } from './interruption-queue-identity';
import type { InterruptionQueueProps } from './interruption-queue-props';
import { interruptionRules } from './interruption-rules';

/** Longest event pattern, in characters (EventBridge user guide, "Amazon EventBridge quotas"). */
const maxPatternLength = 2048;

/** Everything wrong with an interruption queue; what only an apply knows is passed over. */
export function interruptionQueueProblems(props: InterruptionQueueProps): Problem[] {
  return [...placeProblems(props), ...prefixProblems(props), ...groupProblems(props), ...topicProblems(props)];
}

/** The prefix is too long, or wrong, when a name made of it is. */
function prefixProblems(props: InterruptionQueueProps): Problem[] {
  const { failedName } = interruptionQueueIdentity(props);
  const everyRule = interruptionRules({ groupNames: [], capacityRebalance: false, launchHook: true });
  const names = [
    ...nameProblems('sqs-queue', failedName),
    ...everyRule.flatMap((rule) => nameProblems('event-rule', ruleName(props, rule.id))),
  ];
  const [longest] = names.sort((one, other) => String(other.value).length - String(one.value).length);
  return longest
    ? [{ path: 'name', value: props.name, fix: `makes the name ${String(longest.value)}, which ${longest.fix}` }]
    : [];
}

function groupProblems({ groupNames }: InterruptionQueueProps): Problem[] {
  const room = mostThatFit(groupNames, patternsFit);
  const known = groupNames.filter((name) => !Token.isUnresolved(name));
  const none = {
    path: 'groupNames',
    value: groupNames,
    fix: 'name the Auto Scaling groups whose nodes are drained, at least one',
  };
  const long = {
    path: 'groupNames',
    value: groupNames,
    fix: `make the names shorter or fewer; an event pattern has at most ${maxPatternLength} characters, and the first ${room} of these have room`,
  };
  return [
    ...unless(groupNames.length > 0, none),
    ...known.flatMap((name, index) => nameProblems('autoscaling-group', name, `groupNames[${index}]`)),
    ...when(room < groupNames.length, long),
  ];
}

function patternsFit(groupNames: readonly string[]): boolean {
  const rules = interruptionRules({ groupNames, capacityRebalance: true, launchHook: true });
  return rules.every(({ pattern }) => JSON.stringify(pattern).length <= maxPatternLength);
}

function topicProblems({ alarmTopicArn }: InterruptionQueueProps): Problem[] {
  if (
    alarmTopicArn === undefined ||
    Token.isUnresolved(alarmTopicArn) ||
    /^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[\w-]+$/.test(alarmTopicArn)
  )
    return [];
  return [
    {
      path: 'alarmTopicArn',
      value: alarmTopicArn,
      fix: 'give the ARN of an SNS topic, arn:aws:sns:<region>:<account>:<name>',
    },
  ];
}
