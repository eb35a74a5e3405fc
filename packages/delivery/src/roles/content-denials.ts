import type { Statement } from '@spot-serving/core';

import type { AppPlace } from './owned-arns';
import type { StateAccess } from './state-statements';

/** Operations that return content, by the names of the services' API references. */
export const contentActions: readonly string[] = [
  'acm:ExportCertificate',
  'autoscaling:DescribeLaunchConfigurations',
  'codebuild:BatchGetBuilds',
  'codecommit:GetFile',
  'ec2:DescribeInstanceAttribute',
  'ec2:DescribeLaunchTemplateVersions',
  'ec2:DescribeSpotFleetRequests',
  'ec2:DescribeVpnConnections',
  'ec2:GetConsoleOutput',
  'ec2:GetConsoleScreenshot',
  'ec2:GetLaunchTemplateData',
  'ec2:GetPasswordData',
  'ec2:GetVpnConnectionDeviceSampleConfiguration',
  'ecs:DescribeTaskDefinition',
  'elasticbeanstalk:DescribeConfigurationSettings',
  'lambda:GetFunction',
  'lambda:GetFunctionConfiguration',
  'lambda:ListFunctions',
  'logs:FilterLogEvents',
  'logs:GetLogEvents',
  'logs:GetLogRecord',
  'logs:GetQueryResults',
  'logs:StartLiveTail',
  'logs:StartQuery',
  'logs:Unmask',
  'secretsmanager:BatchGetSecretValue',
  'secretsmanager:GetSecretValue',
  'sqs:ReceiveMessage',
];

/**
 * What a role of the delivery must never read, whatever else is permitted to it later: secrets, parameters that are not AWS's own, objects
 * and their keys other than the app's states (models among them), logs, messages, environment variables, and what instances were started with or print.
 *
 * @param but actions that this role has, whatever they return
 */
export function contentDenials(
  { bucketArn, keyArn }: StateAccess,
  { partition, app }: Pick<AppPlace, 'partition' | 'app'>,
  but: readonly string[] = [],
): Statement[] {
  const denied = contentActions.filter((action) => !but.includes(action));
  return [
    { Sid: 'NoContent', Effect: 'Deny', Action: denied, Resource: '*' },
    { Sid: 'NoObjectsButStates', Effect: 'Deny', Action: 's3:GetObject*', NotResource: `${bucketArn}/${app}/*` },
    { Sid: 'NoKeyButThatOfStates', Effect: 'Deny', Action: 'kms:Decrypt', NotResource: keyArn },
    {
      Sid: 'NoParametersButPublicOnes',
      Effect: 'Deny',
      Action: ['ssm:GetParameter', 'ssm:GetParameters', 'ssm:GetParametersByPath', 'ssm:GetParameterHistory'],
      NotResource: `arn:${partition}:ssm:*::parameter/aws/service/*`,
    },
  ];
}
