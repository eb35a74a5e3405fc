/** What an AWS service publishes, in the form that PutEvents takes. */
export interface EventSample {
  readonly Source: string;
  readonly DetailType: string;
  readonly Detail: string;
}

const instance = 'i-1234567890abcdef0';

function sample(Source: string, DetailType: string, detail: object): EventSample {
  return { Source, DetailType, Detail: JSON.stringify(detail) };
}

/** EC2 Auto Scaling user guide, "Amazon EC2 Auto Scaling event reference": scale-in and scale-out lifecycle actions. */
export function lifecycleAction(action: 'launch' | 'terminate', group: string): EventSample {
  const [transition, origin, destination] =
    action === 'launch' ? ['LAUNCHING', 'EC2', 'AutoScalingGroup'] : ['TERMINATING', 'AutoScalingGroup', 'EC2'];
  return sample('aws.autoscaling', `EC2 Instance-${action} Lifecycle Action`, {
    LifecycleActionToken: '87654321-4321-4321-4321-210987654321',
    AutoScalingGroupName: group,
    LifecycleHookName: 'my-lifecycle-hook',
    EC2InstanceId: instance,
    LifecycleTransition: `autoscaling:EC2_INSTANCE_${transition}`,
    NotificationMetadata: 'additional-info',
    Origin: origin,
    Destination: destination,
  });
}

/** EC2 user guide, "Spot Instance interruption notices". */
export const spotWarning = sample('aws.ec2', 'EC2 Spot Instance Interruption Warning', {
  'instance-id': instance,
  'instance-action': 'terminate',
});

/** EC2 user guide, "EC2 instance rebalance recommendations". */
export const rebalanceRecommendation = sample('aws.ec2', 'EC2 Instance Rebalance Recommendation', {
  'instance-id': instance,
});

/** EC2 user guide, "State change events for your instances". */
export function stateChange(state: string): EventSample {
  return sample('aws.ec2', 'EC2 Instance State-change Notification', { 'instance-id': instance, state });
}

/** AWS Health user guide, "Reference: AWS Health events Amazon EventBridge schema". */
export function healthEvent(eventTypeCategory: 'scheduledChange' | 'issue', service = 'EC2'): EventSample {
  return sample('aws.health', 'AWS Health Event', {
    eventArn: `arn:aws:health:eu-west-1::event/${service}/AWS_EC2_INSTANCE_RETIREMENT_SCHEDULED/example`,
    service,
    eventScopeCode: 'ACCOUNT_SPECIFIC',
    eventTypeCode: `AWS_${service}_INSTANCE_RETIREMENT_SCHEDULED`,
    eventTypeCategory,
    startTime: 'Fri, 3 Jun 2022 05:01:10 GMT',
    eventDescription: [{ language: 'en_US', latestDescription: 'The instance runs on degraded hardware.' }],
    affectedEntities: [{ entityValue: instance }],
  });
}
