import type { EndpointSection, IEndpoint } from '@spot-serving/core';

/** Keys that ACM issues public certificates for (ACM user guide, "Supported key algorithms"). */
export type CertificateKey = 'RSA_2048' | 'EC_prime256v1' | 'EC_secp384r1';

/** The same, to check what a user wrote. */
export const certificateKeys: readonly CertificateKey[] = ['RSA_2048', 'EC_prime256v1', 'EC_secp384r1'];

/** Smaller and faster than RSA, and known to every client of TLS 1.2 and later. */
export const defaultCertificateKey: CertificateKey = 'EC_prime256v1';

/** Who reaches an endpoint, by which name, and where that name is answered for, as an environment's `endpoint` says it. */
export interface EndpointProps extends EndpointSection {
  /** Name that Ingresses share to share the load balancer: 1 to 63 lower-case letters, digits, hyphens and dots. */
  readonly groupName: string;
  /** Key of the certificate; another one replaces it. @default EC_prime256v1 - smaller and faster than RSA, and known to every client of TLS 1.2 and later */
  readonly certificateKey?: CertificateKey;
}

/** Who reaches an endpoint whose certificate somebody else has issued in the same region. */
export interface LookedUpEndpointProps extends Omit<IEndpoint, 'certificateArn'> {
  /** First name of the certificate, as ACM shows it. Its names cover the host name, and `*.<hostName>` for gRPC. @default the host name */
  readonly certificateDomain?: string;
}
