import { unless } from '@spot-serving/core';

/** An event pattern: every field must have one of its values (EventBridge user guide, "Creating event patterns"). */
export interface EventPattern {
  readonly source: readonly string[];
  readonly 'detail-type': readonly string[];
  readonly detail?: Readonly<Record<string, readonly string[]>>;
}

/** A rule of EventBridge that brings one kind of event to the queue. */
export interface InterruptionRule {
  /** Last part of the rule's name; public API, as it is part of addresses in the state. */
  readonly id: 'terminating' | 'launching' | 'spot-warning' | 'rebalance' | 'state-change' | 'scheduled-change';
  /** What the events say. */
  readonly description: string;
  /** The events it takes. */
  readonly pattern: EventPattern;
}

/** What decides which events are of use. */
export interface InterruptionRulesProps {
  /** Names of the Auto Scaling groups whose hooks are answered. */
  readonly groupNames: readonly string[];
  /** Whether those groups replace an instance at risk by themselves. */
  readonly capacityRebalance: boolean;
  /** Whether those groups hold an instance until its node is Ready. */
  readonly launchHook: boolean;
}

/**
 * The rules that a termination handler in queue mode needs (its README and docs/cfn-template.yaml; infra 2.2).
 *
 * Only lifecycle actions are filtered by group: events of EC2 and of Health have no `AutoScalingGroupName`, and a filter on it would silence
 * every Spot warning. Foreign instances among them are left alone by the handler, which looks for `managedTag`.
 *
 * With capacity rebalance the group starts a replacement itself and its hook comes after; a rebalance recommendation would drain the node
 * before that (NTH#786), so its rule is left out. The warning stays as a backstop.
 */
export function interruptionRules({
  groupNames,
  capacityRebalance,
  launchHook,
}: InterruptionRulesProps): readonly InterruptionRule[] {
  return [
    {
      id: 'terminating',
      description: 'A group is about to terminate a node',
      pattern: lifecycleAction('terminate', groupNames),
    },
    ...(launchHook ? [joining(groupNames)] : []),
    {
      id: 'spot-warning',
      description: 'A Spot node ends in two minutes',
      pattern: ofEc2('EC2 Spot Instance Interruption Warning'),
    },
    ...unless(capacityRebalance, rebalance),
    {
      id: 'state-change',
      description: 'An instance stops or ends',
      pattern: { ...ofEc2('EC2 Instance State-change Notification'), detail: { state: ending } },
    },
    {
      id: 'scheduled-change',
      description: 'AWS plans to stop, reboot or retire an instance',
      pattern: scheduledChange,
    },
  ];
}

/** States on which the handler acts (infra 2.2); `pending` and `running`, the rest, come with every new node of the account. */
const ending = ['stopping', 'stopped', 'shutting-down', 'terminated'];

const rebalance: InterruptionRule = {
  id: 'rebalance',
  description: 'A Spot node is at elevated risk',
  pattern: ofEc2('EC2 Instance Rebalance Recommendation'),
};

/** AWS Health user guide, "Reference: AWS Health events Amazon EventBridge schema". */
const scheduledChange: EventPattern = {
  source: ['aws.health'],
  'detail-type': ['AWS Health Event'],
  detail: { service: ['EC2'], eventTypeCategory: ['scheduledChange'] },
};

function ofEc2(detailType: string): EventPattern {
  return { source: ['aws.ec2'], 'detail-type': [detailType] };
}

function joining(groupNames: readonly string[]): InterruptionRule {
  return {
    id: 'launching',
    description: 'A group waits for a node to join',
    pattern: lifecycleAction('launch', groupNames),
  };
}

/** EC2 Auto Scaling user guide, "Amazon EC2 Auto Scaling event reference": both lifecycle actions carry the name of their group. */
function lifecycleAction(action: 'launch' | 'terminate', groupNames: readonly string[]): EventPattern {
  const detail = { AutoScalingGroupName: groupNames };
  return { source: ['aws.autoscaling'], 'detail-type': [`EC2 Instance-${action} Lifecycle Action`], detail };
}
