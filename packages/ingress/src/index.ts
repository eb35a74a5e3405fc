export { Endpoint } from './endpoint';
export { endpointAttributesProblems, endpointProblems } from './endpoint-problems';
export type { CertificateKey, EndpointProps, LookedUpEndpointProps } from './endpoint-props';
export { LookedUpEndpoint } from './looked-up-endpoint';
