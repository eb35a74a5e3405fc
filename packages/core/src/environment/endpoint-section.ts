import type { EndpointAuthentication } from '../contracts';

/** How clients reach the models of an environment. */
export interface EndpointSection {
  /** Host name that clients use, such as `models.example.com`. */
  readonly hostName: string;
  /** Name of the public Route 53 zone that the host name is in; its records validate the certificate, also that of an internal endpoint. */
  readonly zoneName: string;
  /** Id of that zone, when several have its name. @default looked up by its name */
  readonly zoneId?: string;
  /** Whether the load balancer has public addresses. @default internal */
  readonly scheme?: 'internet-facing' | 'internal';
  /** IPv4 blocks that may connect. @default the VPC when internal, everybody who is authenticated when internet-facing; never everybody */
  readonly inboundCidrs?: readonly string[];
  /** How clients prove who they are. @default not at all: the blocks alone decide */
  readonly authentication?: EndpointAuthentication;
}

/** An endpoint with its defaults. */
export interface ResolvedEndpoint extends EndpointSection {
  readonly scheme: 'internet-facing' | 'internal';
  readonly inboundCidrs: readonly string[];
}

/** Fills what the section leaves open; an internet-facing endpoint with neither blocks nor authentication gets no block, which is an error. */
export function resolveEndpoint(endpoint: EndpointSection, vpcCidr: string): ResolvedEndpoint {
  const { scheme = 'internal', authentication } = endpoint;
  const everybody = authentication === undefined ? [] : ['0.0.0.0/0'];
  return { scheme, inboundCidrs: scheme === 'internal' ? [vpcCidr] : everybody, ...endpoint };
}
