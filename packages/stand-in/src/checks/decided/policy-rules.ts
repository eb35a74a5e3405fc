import type { DecidedRule, DecidedRules } from './decided-rule';

/** A policy of the kind, with at most so many characters, white space left out. */
const policy = (kind: 'identity' | 'trust' | 'resource', max: number, source: string): DecidedRule => ({
  rule: { kind: 'policy', values: [kind], max },
  source,
});

const iam = 'IAM User Guide, "IAM and AWS STS quotas" and "Grammar of the IAM JSON policy language"';

/** What AWS takes as a policy: its grammar and its size. */
export const policyRules: Readonly<Record<string, DecidedRules>> = {
  aws_iam_policy: { policy: policy('identity', 6144, iam) },
  aws_iam_role: {
    assume_role_policy: policy('trust', 2048, iam),
    'inline_policy.policy': policy('identity', 10_240, iam),
  },
  aws_iam_role_policy: { policy: policy('identity', 10_240, iam) },
  aws_iam_user_policy: { policy: policy('identity', 2048, iam) },
  aws_iam_group_policy: { policy: policy('identity', 5120, iam) },
  aws_s3_bucket_policy: { policy: policy('resource', 20_480, 'Amazon S3 User Guide, "Bucket policies": 20 KB') },
  aws_sqs_queue: { policy: policy('resource', Infinity, iam) },
  aws_sqs_queue_policy: { policy: policy('resource', Infinity, iam) },
  aws_sns_topic: { policy: policy('resource', 30_720, 'Amazon SNS, SetTopicAttributes: 30 KB') },
  aws_sns_topic_policy: { policy: policy('resource', 30_720, 'Amazon SNS, SetTopicAttributes: 30 KB') },
  aws_kms_key: { policy: policy('resource', 32_768, 'AWS KMS API Reference, PutKeyPolicy: 32 KB') },
  aws_kms_key_policy: { policy: policy('resource', 32_768, 'AWS KMS API Reference, PutKeyPolicy: 32 KB') },
  aws_ecr_repository_policy: {
    policy: policy('resource', 10_240, 'Amazon ECR API Reference, SetRepositoryPolicy: 10,240'),
  },
  aws_vpc_endpoint: { policy: policy('resource', 20_480, 'AWS PrivateLink Guide, "Endpoint policies": 20,480') },
  aws_vpc_endpoint_policy: { policy: policy('resource', 20_480, 'AWS PrivateLink Guide, "Endpoint policies": 20,480') },
  aws_cloudwatch_log_resource_policy: {
    policy_document: policy('resource', 5120, 'CloudWatch Logs API Reference, PutResourcePolicy: 5,120'),
  },
  aws_secretsmanager_secret: { policy: policy('resource', 20_480, 'AWS Secrets Manager, PutResourcePolicy: 20,480') },
};
