import { Token } from 'cdktf';

import { nameProblems, type Place, placeProblems, type Problem, unless, when } from '@spot-serving/core';

import type { SpotWatchProps } from './spot-watch-props';
import { launchAlarmName, watchIdentity } from './watch-identity';

/** Most metrics in the expression of an alarm (CloudWatch user guide, "Create a CloudWatch alarm based on a metric math expression"). */
const mostPools = 10;

/** The place stands in policies as text, so all of it must be known at synth. */
export function watchPlaceProblems(place: Place): Problem[] {
  const { topicName } = watchIdentity(place);
  return [
    ...placeProblems(place),
    ...nameProblems('sns-topic', topicName).map(({ fix }) => ({
      path: 'name',
      value: place.name,
      fix: `makes the name ${topicName}: ${fix}`,
    })),
  ];
}

/** Everything wrong with a watch; what only an apply knows is passed over. */
export function spotWatchProblems(props: SpotWatchProps): Problem[] {
  return [...watchPlaceProblems(props), ...ruleNameProblems(props), ...poolProblems(props), ...shareProblems(props)];
}

/** The topic takes messages only of alarms with our prefix, and an alarm is called like its rule. */
function ruleNameProblems({ ruleNames, ...place }: SpotWatchProps): Problem[] {
  const { launchRuleName } = watchIdentity(place);
  const tooLong = nameProblems('event-rule', launchRuleName).map(({ fix }) => ({
    path: 'name',
    value: place.name,
    fix: `makes the name ${launchRuleName}: ${fix}`,
  }));
  const given = ruleNames.flatMap((rule, index) => {
    const path = `ruleNames[${index}]`;
    if (Token.isUnresolved(rule))
      return [{ path, value: '(known after apply)', fix: 'give the name as text: alarms are called like it' }];
    if (!rule.startsWith(`${place.name}-`))
      return [
        {
          path,
          value: rule,
          fix: `name a rule whose name begins with ${place.name}-: the topic hears no other alarms`,
        },
      ];
    return nameProblems('event-rule', rule, path);
  });
  return [...tooLong, ...given];
}

function poolProblems({ name, pools }: SpotWatchProps): Problem[] {
  const names = pools.map((pool) => pool.name);
  const fix = `give 1 to ${mostPools} pools: the alarm on their shares takes no more metrics`;
  return [
    ...unless(pools.length >= 1 && pools.length <= mostPools, { path: 'pools', value: names, fix }),
    ...names.flatMap((pool, index) =>
      when(names.indexOf(pool) < index, { path: `pools[${index}].name`, value: pool, fix: 'listed before: remove it' }),
    ),
    ...names.flatMap((pool, index) => nameProblems('alarm', launchAlarmName(name, pool), `pools[${index}].name`)),
  ];
}

function shareProblems({ onDemandPercent }: SpotWatchProps): Problem[] {
  if (onDemandPercent === undefined || (onDemandPercent >= 1 && onDemandPercent <= 99)) return [];
  return [{ path: 'onDemandPercent', value: onDemandPercent, fix: 'use 1 to 99: a share above it raises the alarm' }];
}
