import type { Statement } from '@spot-serving/core';

/** To read the parameters that AWS itself publishes, such as the newest node image of a Kubernetes minor. */
export function publicParameters(partition: string): Statement {
  return {
    Sid: 'PublicParameters',
    Effect: 'Allow',
    Action: 'ssm:GetParameter',
    Resource: `arn:${partition}:ssm:*::parameter/aws/service/*`,
  };
}
