import type { EndpointAccess, IEndpoint } from '@spot-serving/core';

/** Keys that ACM issues public certificates for (ACM user guide, "Supported key algorithms"). */
export type CertificateKey = 'RSA_2048' | 'EC_prime256v1' | 'EC_secp384r1';

/** The same, to check what a user wrote. */
export const certificateKeys: readonly CertificateKey[] = ['RSA_2048', 'EC_prime256v1', 'EC_secp384r1'];

/** Who reaches an endpoint, by which name, and where that name is answered for. */
export interface EndpointProps extends EndpointAccess {
  /** Name that Ingresses share to share the load balancer: 1 to 63 lower-case letters, digits, hyphens and dots. */
  readonly groupName: string;
  /** Name of the public Route 53 zone that `hostName` is in; its records validate the certificate. */
  readonly zoneName: string;
  /** Id of that zone, when several have its name. @default looked up by its name */
  readonly zoneId?: string;
  /** Key of the certificate; another one replaces it. @default EC_prime256v1 - smaller and faster than RSA, and known to every client of TLS 1.2 and later */
  readonly certificateKey?: CertificateKey;
}

/** Who reaches an endpoint whose certificate somebody else has issued in the same region. */
export interface LookedUpEndpointProps extends Omit<IEndpoint, 'certificateArn'> {
  /** First name of the certificate, as ACM shows it. Its names cover the host name, and `*.<hostName>` for gRPC. @default the host name */
  readonly certificateDomain?: string;
}
