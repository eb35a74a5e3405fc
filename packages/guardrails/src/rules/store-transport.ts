import { type Demand, holdsDemands } from '../engine/demands';
import type { Rule } from '../engine/rule';

/**
 * What says that requests are encrypted on their way, by type. Buckets, queues, listeners and Ingresses have rules of their own.
 *
 * Source: documentation of the Terraform AWS provider 6, each type.
 */
export const transportDemands: Demand[] = [
  ['aws_api_gateway_domain_name', 'security_policy', /^(TLS_1_2|SecurityPolicy_TLS1[23]_.*)$/],
  ['aws_apigatewayv2_domain_name', 'domain_name_configuration.security_policy', /^TLS_1_2$/],
  ['aws_cloudfront_distribution', 'default_cache_behavior.viewer_protocol_policy', /^(redirect-to-https|https-only)$/],
  ['aws_cloudfront_distribution', 'viewer_certificate.minimum_protocol_version', /^TLSv1\.[23].*$/],
  ['aws_elasticache_replication_group', 'transit_encryption_enabled', /^true$/],
  ['aws_elasticsearch_domain', 'domain_endpoint_options.enforce_https', /^true$/],
  ['aws_elasticsearch_domain', 'node_to_node_encryption.enabled', /^true$/],
  ['aws_msk_cluster', 'encryption_info.encryption_in_transit.client_broker', /^TLS$/, 'optional'],
  ['aws_opensearch_domain', 'domain_endpoint_options.enforce_https', /^true$/],
  ['aws_opensearch_domain', 'domain_endpoint_options.tls_security_policy', /^Policy-Min-TLS-1-2-.*$/],
  ['aws_opensearch_domain', 'node_to_node_encryption.enabled', /^true$/],
  ['aws_transfer_server', 'protocols', /^(SFTP|FTPS|AS2)$/, 'optional'],
];

/** Whatever is asked over a network is asked over TLS. */
export const storeTransport: Rule = {
  id: 'store-transport',
  severity: 'error',
  what: 'Each cache, search domain, broker, distribution and domain name of an API takes requests over TLS 1.2 or newer only',
  why: 'who stands between reads what is asked and what is answered',
  source: 'AWS Foundational Security Best Practices, ElastiCache.5, Opensearch.8, CloudFront.3, APIGateway.2, MSK.1',
  check: holdsDemands(transportDemands, (path, wanted) => `set ${path} to ${wanted}`),
};
