/** What a claim of a token must say (Elastic Load Balancing API Reference, JwtValidationActionAdditionalClaim). */
export interface JwtClaim {
  /** Its name: `aud`, `client_id`, `scope` and so on; the balancer looks at `exp`, `iss`, `nbf` and `iat` by itself. */
  readonly name: string;
  /** How the token writes it. @default single-string */
  readonly format?: 'single-string' | 'string-array' | 'space-separated-values';
  /** What it must be, one to ten texts of at most 256 characters. */
  readonly values: readonly string[];
}

/** How clients of a load balancer prove who they are, before a request reaches a model. */
export type EndpointAuthentication =
  /**
   * A JSON Web Token in each request, signed by `issuer` with a key of its key set, and made for these models: of its `claims` one at least says so, for an
   * issuer signs tokens for others as well.
   */
  | {
      /** What clients show: a token of OpenID Connect, or a certificate of their own. */
      readonly kind: 'jwt';
      /** The `iss` that tokens must have, `https://...`. */
      readonly issuer: string;
      /** Where the issuer publishes its keys, `https://...`. */
      readonly jwksUri: string;
      /** What else a token must say. */
      readonly claims: readonly JwtClaim[];
    }
  /** A client certificate that a trust store of Elastic Load Balancing vouches for. */
  | {
      /** A certificate of the client's own. */
      readonly kind: 'mtls';
      /** ARN of the trust store with the certificate authorities. */
      readonly trustStoreArn: string;
    };

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
  /** What the listener must ask of clients; it may be all that stands between a model and the internet. @default nothing */
  readonly authentication?: EndpointAuthentication;
}
