import { Construct } from 'constructs';

import {
  type EndpointAuthentication,
  type IEndpoint,
  MisconfigurationError,
  requireValid,
  resolveEndpoint,
} from '@spot-serving/core';

import { endpointAttributesProblems, endpointProblems } from './endpoint-problems';
import { defaultCertificateKey, type EndpointProps } from './endpoint-props';
import type { SharedHost } from './model/model-ingress-props';
import { ValidatedCertificate } from './validated-certificate';

/**
 * Where clients reach models over HTTPS: a host name with a certificate, and who may connect.
 *
 * The certificate covers the host name and the names below it: one host for REST, one for each model over gRPC (docs/adr/0010). A name that is shared
 * with other regions has a certificate of its own, so that it comes and goes without touching this one.
 *
 * The load balancer itself is made in the cluster, for the Ingresses of the group. There is no silent public default: an internet-facing
 * endpoint names the blocks of its clients, or an authentication that the listener asks for. Ids of the constructs below are public API.
 */
export class Endpoint extends Construct implements IEndpoint {
  readonly groupName: string;
  readonly certificateArn: string;
  readonly hostName: string;
  readonly scheme: IEndpoint['scheme'];
  readonly inboundCidrs: readonly string[];
  readonly authentication?: EndpointAuthentication;
  /** The name that it shares with other regions, with a certificate of its own. */
  readonly shared?: SharedHost;

  /** @throws MisconfigurationError with every problem of `props` at once, before anything is defined */
  constructor(scope: Construct, id: string, props: EndpointProps) {
    super(scope, id);
    requireValid(this, endpointProblems(props));
    const {
      groupName,
      hostName,
      scheme,
      inboundCidrs,
      authentication,
      zoneName,
      zoneId,
      certificateKey: key = defaultCertificateKey,
      sharedHostName,
    } = resolveEndpoint(props);
    this.groupName = groupName;
    this.hostName = hostName;
    this.scheme = scheme;
    this.inboundCidrs = inboundCidrs;
    this.authentication = authentication;
    const zone = { zoneName, zoneId, key };
    this.certificateArn = new ValidatedCertificate(this, 'Certificate', { ...zone, hostName }).arn;
    if (sharedHostName === undefined) return;
    const { arn } = new ValidatedCertificate(this, 'SharedCertificate', { ...zone, hostName: sharedHostName });
    this.shared = { hostName: sharedHostName, certificateArn: arn };
  }

  /** An endpoint with a certificate that exists, by its attributes; makes nothing. @throws MisconfigurationError with every problem at once */
  static fromAttributes(endpoint: IEndpoint): IEndpoint {
    const problems = endpointAttributesProblems(endpoint);
    if (problems.length > 0) throw new MisconfigurationError('Endpoint.fromAttributes', problems);
    return { ...endpoint };
  }
}
