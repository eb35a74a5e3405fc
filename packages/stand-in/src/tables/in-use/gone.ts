import type { Refused } from './in-use-rule';

/** A request that AWS refuses because what it names has been deleted, or is about to be. */
export interface NamedGone extends Refused {
  /** Type of what is gone. */
  readonly gone: string;
  /** Attributes of it, each of which may be what the request names. */
  readonly of: readonly string[];
}

const template: Omit<NamedGone, 'gone'> = {
  of: ['id'],
  doing: 'updating Auto Scaling Group ({name})',
  operation: 'Auto Scaling: UpdateAutoScalingGroup',
  status: 400,
  answer:
    'api error ValidationError: You must use a valid fully-formed launch template. The specified launch template does not exist.',
  source:
    'Amazon EC2 Auto Scaling User Guide, troubleshooting of launch templates; hashicorp/terraform-provider-aws#22035 has the words',
};

/** Names that lead nowhere, by type and dotted path of the argument; judged where the argument is new or changed. */
export const namedGone: Record<string, NamedGone> = {
  'aws_kms_alias.target_key_id': {
    gone: 'aws_kms_key',
    of: ['id', 'arn'],
    doing: 'creating KMS Alias ({name})',
    operation: 'KMS: CreateAlias',
    status: 400,
    answer: 'KMSInvalidStateException: {target_key_id} is pending deletion.',
    source: 'AWS KMS Developer Guide, "Key states of AWS KMS keys": CreateAlias fails while a key is pending deletion',
  },
  'aws_autoscaling_group.launch_template.id': { gone: 'aws_launch_template', ...template },
  'aws_autoscaling_group.mixed_instances_policy.launch_template.launch_template_specification.launch_template_id': {
    gone: 'aws_launch_template',
    ...template,
  },
};
