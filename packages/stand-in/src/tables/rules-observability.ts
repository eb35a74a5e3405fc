import { fillTemplate } from '../behaviour/fill-template';
import type { Facts, Rule } from '../behaviour/rule';
import { member, type Value } from '../value/value';

const eventRule = 'arn:{partition}:events:{region}:{account}:rule';

/**
 * CloudWatch, CloudTrail, SNS, SQS and EventBridge.
 *
 * ARNs: Service Authorization Reference; ids: hashicorp/terraform-provider-aws, the service's folder below internal/service.
 * A log group's ARN has no `:*` at its end since version 3 of the provider.
 */
export const observabilityRules: Readonly<Record<string, Rule>> = {
  aws_cloudwatch_log_group: {
    id: '{name}',
    names: { name: 'name_prefix' },
    arn: 'logs:{region}:{account}:log-group:{name}',
    values: { name_prefix: '', log_group_class: 'STANDARD', deletion_protection_enabled: false },
  },
  aws_cloudwatch_log_metric_filter: { id: '{name}' },
  aws_cloudwatch_log_resource_policy: { id: '{policy_name}' },
  aws_cloudwatch_metric_alarm: {
    id: '{alarm_name}',
    arn: 'cloudwatch:{region}:{account}:alarm:{alarm_name}',
    values: { evaluate_low_sample_count_percentiles: '' },
  },
  aws_cloudtrail: {
    id: 'arn:{partition}:cloudtrail:{region}:{account}:trail/{name}',
    arn: 'cloudtrail:{region}:{account}:trail/{name}',
    values: { home_region: '{region}', sns_topic_arn: '' },
  },
  aws_sns_topic: {
    id: 'arn:{partition}:sns:{region}:{account}:{name}',
    names: { name: 'name_prefix' },
    arn: 'sns:{region}:{account}:{name}',
    values: {
      owner: '{account}',
      name_prefix: '',
      policy: '',
      beginning_archive_time: '',
      fifo_throughput_scope: '',
      signature_version: 1,
    },
  },
  aws_sns_topic_policy: { id: '{arn}', values: { owner: '{account}' } },
  aws_sns_topic_subscription: {
    id: '{topic_arn}:{uuid}',
    values: {
      arn: '{id}',
      owner_id: '{account}',
      confirmation_was_authenticated: true,
      filter_policy_scope: 'MessageAttributes',
    },
  },
  aws_sqs_queue: {
    id: 'https://sqs.{region}.{dnsSuffix}/{account}/{name}',
    names: { name: 'name_prefix' },
    arn: 'sqs:{region}:{account}:{name}',
    values: {
      url: '{id}',
      name_prefix: '',
      policy: '',
      redrive_policy: '',
      redrive_allow_policy: '',
      kms_data_key_reuse_period_seconds: 300,
      deduplication_scope: '',
      fifo_throughput_limit: '',
      sqs_managed_sse_enabled: true,
    },
  },
  aws_sqs_queue_policy: { id: '{queue_url}' },
  aws_cloudwatch_event_rule: {
    id: (facts) => onBus(facts, '{name}', '{event_bus_name}/{name}'),
    names: { name: 'name_prefix' },
    values: {
      name_prefix: '',
      arn: (facts) => onBus(facts, `${eventRule}/{name}`, `${eventRule}/{event_bus_name}/{name}`),
    },
  },
  aws_cloudwatch_event_target: {
    id: (facts) => onBus(facts, '{rule}-{target_id}', '{event_bus_name}-{rule}-{target_id}'),
    names: { target_id: null },
  },
};

/** The default bus is left out of ids and ARNs (ruleCreateResourceID in internal/service/events/rule.go@0cdab4a). */
function onBus(facts: Facts, plain: string, withBus: string): Value {
  const bus = member(facts.known, 'event_bus_name');
  return fillTemplate(bus === null || bus === 'default' ? plain : withBus, facts, 'id') ?? null;
}
