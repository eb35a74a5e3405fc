import { IamOpenidConnectProvider } from '@cdktf/provider-aws/lib/iam-openid-connect-provider';
import { Construct } from 'constructs';

import { tokenAudience, tokenIssuer } from './trust-policy';

/**
 * Lets AWS check the tokens that GitHub gives to its jobs; one per account. By itself it permits nothing: roles say which jobs they trust.
 *
 * No thumbprint: AWS verifies this issuer by its own library of certificate authorities (IAM user guide, "Obtain the thumbprint").
 */
export class GitHubProvider extends Construct {
  /** ARN of the provider. */
  readonly arn: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.arn = new IamOpenidConnectProvider(this, 'Resource', {
      url: `https://${tokenIssuer}`,
      clientIdList: [tokenAudience],
    }).arn;
  }
}
