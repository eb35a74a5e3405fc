/** What an Ingress needs to answer over HTTPS from a load balancer. */
export interface IEndpoint {
  /** Name that lets several Ingresses share one load balancer. */
  readonly groupName: string;
  /** ARN of the ACM certificate. */
  readonly certificateArn: string;
  /** Host name that clients use. */
  readonly hostName: string;
  /** Whether the load balancer has public addresses. */
  readonly scheme: 'internet-facing' | 'internal';
  /** Address ranges that may connect, IPv4 CIDRs. */
  readonly inboundCidrs: readonly string[];
}
