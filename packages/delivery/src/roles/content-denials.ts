import type { Statement } from '@spot-serving/core';
import type { StateAccess } from './state-statements';

/** Where a role works. */
export interface RolePlace {
  /** Partition of AWS, such as `aws`. */
  readonly partition: string;
}

/** Operations that return content, by the names of the services' API references. */
export const contentActions: readonly string[] = [
  'secretsmanager:GetSecretValue',
  'secretsmanager:BatchGetSecretValue',
  'ec2:DescribeInstanceAttribute',
  'ec2:GetConsoleOutput',
  'ec2:GetPasswordData',
  'lambda:GetFunction',
  'logs:FilterLogEvents',
  'logs:GetLogEvents',
  'logs:GetLogRecord',
  'logs:StartLiveTail',
  'logs:StartQuery',
  'logs:Unmask',
  'sqs:ReceiveMessage',
];

/**
 * What a role of the delivery must never read, whatever else is permitted to it later: secrets, parameters that are not AWS's own, objects
 * and their keys other than the states (models among them), logs, messages, and what instances were started with or print.
 */
export function contentDenials({ bucketArn, keyArn }: StateAccess, { partition }: RolePlace): Statement[] {
  return [
    { Sid: 'NoContent', Effect: 'Deny', Action: [...contentActions], Resource: '*' },
    { Sid: 'NoObjectsButStates', Effect: 'Deny', Action: 's3:GetObject*', NotResource: `${bucketArn}/*` },
    { Sid: 'NoKeyButThatOfStates', Effect: 'Deny', Action: 'kms:Decrypt', NotResource: keyArn },
    {
      Sid: 'NoParametersButPublicOnes',
      Effect: 'Deny',
      Action: ['ssm:GetParameter', 'ssm:GetParameters', 'ssm:GetParametersByPath', 'ssm:GetParameterHistory'],
      NotResource: `arn:${partition}:ssm:*::parameter/aws/service/*`,
    },
  ];
}
