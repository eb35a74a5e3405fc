import { policyDocument, type Statement } from '@spot-serving/core';
import { noDeletes, readWithin, tlsOnly, trailFiles } from '@spot-serving/encryption';

/** Where each kind of log is below the log bucket, without a slash at the end. */
export const logPrefix = { serverAccess: 'server-access', trail: 'trail', loadBalancer: 'load-balancer' } as const;

/** Who writes which logs. */
export interface LogBucketPolicyProps {
  /** ARN of the log bucket. */
  readonly bucketArn: string;
  /** The account whose logs these are. */
  readonly account: string;
  /** ARNs of the buckets whose server access logs come here. */
  readonly loggedBucketArns: readonly string[];
  /** ARNs of the trails that are kept here. */
  readonly trailArns: readonly string[];
  /** Whether logs may be deleted before they expire. */
  readonly deletable: boolean;
}

/** Policy of the log bucket: S3, CloudTrail and load balancers of one account write, each below its own prefix. */
export function logBucketPolicy(props: LogBucketPolicyProps): string {
  const { bucketArn, account, loggedBucketArns, trailArns, deletable } = props;
  return policyDocument([
    tlsOnly(bucketArn),
    readWithin(bucketArn, account),
    ...(deletable ? [] : [noDeletes(bucketArn)]),
    ...(loggedBucketArns.length > 0 ? [serverAccessLogs(props)] : []),
    ...(trailArns.length > 0 ? trailFiles({ ...props, prefix: logPrefix.trail }) : []),
    loadBalancerLogs(props),
  ]);
}

/** S3 user guide, "Enabling Amazon S3 server access logging". */
function serverAccessLogs({ bucketArn, account, loggedBucketArns }: LogBucketPolicyProps): Statement {
  return {
    Sid: 'ServerAccessLogs',
    Effect: 'Allow',
    Principal: { Service: 'logging.s3.amazonaws.com' },
    Action: 's3:PutObject',
    Resource: `${bucketArn}/${logPrefix.serverAccess}/*`,
    Condition: { ArnEquals: { 'aws:SourceArn': loggedBucketArns }, StringEquals: { 'aws:SourceAccount': account } },
  };
}

/**
 * Elastic Load Balancing user guide, "Enable access logs for your Application Load Balancer": the service principal, in place of the
 * older account per region. The path holds the account, and the guide's policy has no condition; one that delivery does not meet would
 * lose logs silently.
 */
function loadBalancerLogs({ bucketArn, account }: LogBucketPolicyProps): Statement {
  return {
    Sid: 'LoadBalancerLogs',
    Effect: 'Allow',
    Principal: { Service: 'logdelivery.elasticloadbalancing.amazonaws.com' },
    Action: 's3:PutObject',
    Resource: `${bucketArn}/${logPrefix.loadBalancer}/AWSLogs/${account}/*`,
  };
}
