import { DataAwsAcmCertificate } from '@cdktf/provider-aws/lib/data-aws-acm-certificate';
import { Construct } from 'constructs';

import { type EndpointAuthentication, type IEndpoint, requireValid } from '@spot-serving/core';

import { groupAndAccessProblems } from './endpoint-problems';
import type { LookedUpEndpointProps } from './endpoint-props';

/**
 * An endpoint whose certificate somebody else has issued, found at plan by its first name: the newest that is issued.
 *
 * ACM finds ECDSA certificates only when asked for (provider documentation of `aws_acm_certificate`, `key_types`), so all keys that a load
 * balancer takes are. A look-up does not show the other names: the certificate must have `*.<hostName>` too, where gRPC clients reach the
 * models.
 */
export class LookedUpEndpoint extends Construct implements IEndpoint {
  readonly groupName: string;
  readonly certificateArn: string;
  readonly hostName: string;
  readonly scheme: IEndpoint['scheme'];
  readonly inboundCidrs: readonly string[];
  readonly authentication?: EndpointAuthentication;

  /** @throws MisconfigurationError with every problem of `props` at once */
  constructor(scope: Construct, id: string, props: LookedUpEndpointProps) {
    super(scope, id);
    requireValid(this, groupAndAccessProblems(props));
    const { groupName, hostName, scheme, inboundCidrs, authentication, certificateDomain: domain = hostName } = props;
    this.groupName = groupName;
    this.hostName = hostName;
    this.scheme = scheme;
    this.inboundCidrs = inboundCidrs;
    this.authentication = authentication;
    this.certificateArn = new DataAwsAcmCertificate(this, 'Certificate', {
      domain,
      statuses: ['ISSUED'],
      mostRecent: true,
      keyTypes,
    }).arn;
  }
}

/** Keys that a load balancer takes (Elastic Load Balancing user guide, "SSL certificates for your Application Load Balancer"). */
const keyTypes = ['RSA_2048', 'RSA_3072', 'RSA_4096', 'EC_prime256v1', 'EC_secp384r1', 'EC_secp521r1'];
