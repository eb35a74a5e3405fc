import { Fn, Token } from 'cdktf';

import type { EndpointAuthentication } from '@spot-serving/core';

import { type Annotations, annotations, stringMap } from './annotation';
import type { BalancerProps } from './model-ingress-props';

/** TLS 1.3, and 1.2 with forward secrecy (Elastic Load Balancing user guide, "Security policies for your Application Load Balancer"). */
const tlsPolicy = 'ELBSecurityPolicy-TLS13-1-2-2021-06';
const httpsPort = 443;
/** Seconds; Elastic Load Balancing user guide, "Load balancer attributes": the default of `idle_timeout.timeout_seconds`. */
export const defaultIdleTimeoutSeconds = 60;

/**
 * What every Ingress of a group says of their load balancer.
 *
 * Most of these are exclusive: two values in one group, and the controller changes nothing of the whole group (its documentation, "Ingress
 * annotations", IngressGroup). Said alike by all, none depends on which model exists.
 */
export function balancerAnnotations(balancer: BalancerProps): Annotations {
  const { endpoint, subnetIds, shared, webAclArn } = balancer;
  const certificates = [endpoint.certificateArn, ...(shared ? [shared.certificateArn] : [])];
  return annotations({
    'group.name': endpoint.groupName,
    scheme: endpoint.scheme,
    subnets: subnetIds && commaSeparated(subnetIds),
    'inbound-cidrs': commaSeparated(endpoint.inboundCidrs),
    'listen-ports': JSON.stringify([{ HTTP: 80 }, { HTTPS: httpsPort }]),
    'ssl-redirect': String(httpsPort),
    'ssl-policy': tlsPolicy,
    // The first is that of clients that name no host; of the others the balancer picks by name (user guide, "SSL certificates").
    'certificate-arn': certificates.join(','),
    'load-balancer-attributes': attributes(balancer),
    // Where it is not said, the controller leaves the balancer as it is (controller documentation, "Ingress annotations").
    'wafv2-acl-arn': webAclArn,
    ...authentication(endpoint.authentication),
  });
}

/**
 * Those of the user guide, "Load balancer attributes"; said also where they are off, as the controller does not undo what is no longer
 * said.
 */
function attributes({
  accessLogs,
  idleTimeoutSeconds = defaultIdleTimeoutSeconds,
  deletionProtection = false,
}: BalancerProps): string {
  const target = accessLogs && {
    'access_logs.s3.bucket': accessLogs.bucketName,
    'access_logs.s3.prefix': accessLogs.prefix,
  };
  return stringMap({
    'access_logs.s3.enabled': accessLogs !== undefined,
    ...target,
    'deletion_protection.enabled': deletionProtection,
    'idle_timeout.timeout_seconds': idleTimeoutSeconds,
    'routing.http.drop_invalid_header_fields.enabled': true,
  });
}

/**
 * Controller documentation, "Ingress annotations": jwt-validation (of the rules of an Ingress) and mutual-authentication (of the listener).
 */
function authentication(asked: EndpointAuthentication | undefined): Readonly<Record<string, string>> {
  if (asked === undefined) return {};
  if (asked.kind === 'jwt')
    return {
      'jwt-validation': JSON.stringify({
        jwksEndpoint: asked.jwksUri,
        issuer: asked.issuer,
        additionalClaims: asked.claims.map(({ format = 'single-string', name, values }) => ({ format, name, values })),
      }),
    };
  return {
    'mutual-authentication': JSON.stringify([{ port: httpsPort, mode: 'verify', trustStore: asked.trustStoreArn }]),
  };
}

/** Also of a list that only an apply knows. */
function commaSeparated(values: readonly string[]): string {
  return Token.isUnresolved(values) ? Fn.join(',', [...values]) : values.join(',');
}
