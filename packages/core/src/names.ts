import { type Problem, unless } from './problems';

/** What AWS allows in a name: length, and characters. */
interface NameLimit {
  readonly maxLength: number;
  readonly pattern: RegExp;
  readonly characters: string;
}

/** Kinds of names that we give, each with the limit of its API reference. */
const limits = {
  /** S3 user guide, "General purpose bucket naming rules"; without dots, which break TLS host names. */
  's3-bucket': {
    maxLength: 63,
    pattern: /^[a-z0-9](?=.{2})[a-z0-9-]*[a-z0-9]$/,
    characters: 'lower-case letters, digits and hyphens, at least 3',
  },
  /** IAM API reference, CreateRole. */
  'iam-role': { maxLength: 64, pattern: /^[\w+=,.@-]+$/, characters: 'letters, digits and _+=,.@-' },
  /** IAM API reference, CreatePolicy. */
  'iam-policy': { maxLength: 128, pattern: /^[\w+=,.@-]+$/, characters: 'letters, digits and _+=,.@-' },
  /** EKS API reference, CreateCluster. */
  'eks-cluster': {
    maxLength: 100,
    pattern: /^[0-9A-Za-z][A-Za-z0-9_-]*$/,
    characters: 'letters, digits, hyphens and underscores',
  },
  /** EC2 Auto Scaling API reference, CreateAutoScalingGroup; narrowed to what a regex of the autoscaler's priorities takes literally. */
  'autoscaling-group': {
    maxLength: 255,
    pattern: /^[A-Za-z0-9_-]+$/,
    characters: 'letters, digits, hyphens and underscores',
  },
  /** CloudWatch Logs API reference, CreateLogGroup. */
  'log-group': { maxLength: 512, pattern: /^[\w.\-/#]+$/, characters: 'letters, digits and _-/.#' },
  /** SQS API reference, CreateQueue. */
  'sqs-queue': { maxLength: 80, pattern: /^[\w-]+$/, characters: 'letters, digits, hyphens and underscores' },
  /** EventBridge API reference, PutRule. */
  'event-rule': { maxLength: 64, pattern: /^[\w.-]+$/, characters: 'letters, digits and _-.' },
  /** CloudWatch API reference, PutMetricAlarm; narrowed to what an ARN pattern of a topic's policy takes literally. */
  alarm: { maxLength: 255, pattern: /^[\w.-]+$/, characters: 'letters, digits and _-.' },
  /** CloudWatch API reference, PutDashboard. */
  dashboard: { maxLength: 255, pattern: /^[\w-]+$/, characters: 'letters, digits, hyphens and underscores' },
  /** SNS API reference, CreateTopic. */
  'sns-topic': { maxLength: 256, pattern: /^[\w-]+$/, characters: 'letters, digits, hyphens and underscores' },
  /** KMS API reference, CreateAlias, without its `alias/`. */
  'kms-alias': { maxLength: 250, pattern: /^(?!aws\/)[\w/-]+$/, characters: 'letters, digits and _-/' },
} as const satisfies Record<string, NameLimit>;

/** A kind of name whose limit is known. */
export type NameKind = keyof typeof limits;

/** What AWS would refuse in `name`, as a problem at `path`; an unresolved or refused name fails only at apply, half way through. */
export function nameProblems(kind: NameKind, name: string, path = 'name'): Problem[] {
  const { maxLength, pattern, characters } = limits[kind];
  if (name.length > maxLength)
    return [{ path, value: name, fix: `has ${name.length} characters; AWS allows ${maxLength} for ${kind}` }];
  return unless(pattern.test(name), { path, value: name, fix: `use ${characters} for ${kind}` });
}

/** Name of a bucket of `environment`: bucket names are global, so the account is part of it. */
export function bucketName(
  { name, account }: { readonly name: string; readonly account: string },
  purpose: string,
): string {
  return `${name}-${purpose}-${account}`;
}
