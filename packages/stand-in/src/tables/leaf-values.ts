import type { Template } from '../behaviour/rule';

/**
 * What a computed string holds when no rule of its type says otherwise, by the attribute's name; the first match wins.
 *
 * `{service}` and `{kind}` are parts of the type's name. Host names end in
 * `.example` (RFC 2606), so none of them can exist.
 */
export const leafStrings: readonly (readonly [name: RegExp, value: string])[] = [
  [/^(account_id|owner_id|registry_id)$/, '{account}'],
  [/^region$/, '{region}'],
  [/^partition$/, '{partition}'],
  [/(^|_)arn$/, 'arn:{partition}:{service}:{region}:{account}:{kind}/{id|unknown}'],
  [/^(uid|uuid)$/, '{uuid}'],
  [/^resource_version$/, '{digits6}'],
  [/^(status|state)$/, 'ACTIVE'],
  [/^(expected_bucket_owner|mfa_delete|prefix)$/, ''],
  [/(^|_)version$/, '0.0'],
  [/(^|_)vpc_id$/, 'vpc-{hex17}'],
  [/(^|_)subnet_id$/, 'subnet-{hex17}'],
  [/(^|_)route_table_id$/, 'rtb-{hex17}'],
  [/(^|_)security_group_id$/, 'sg-{hex17}'],
  [/(^|_)network_interface_id$/, 'eni-{hex17}'],
  [/(^|_)key_id$/, '{uuid}'],
  [/^hostname$/, '{hex12}.{region}.elb.example'],
  [/(^|_)(endpoint|url|issuer|uri)$/, 'https://{hex16}.{region}.example'],
  [/(^|_)(dns_name|domain_name|fqdn)$/, '{hex12}.{region}.example'],
  [/(_at|_date|_time)$/, '2025-01-01T00:00:00Z'],
  [/(^|_)(public_ip|ip_address)$/, '{publicIp}'],
  [/(^|_)(private_ip|cluster_ip)$/, '{privateIp}'],
  [/(^|_)cidr_block$/, '10.0.0.0/16'],
  [/^availability_zone$/, '{region}a'],
];

/** Computed numbers that are not 0, by the attribute's name. */
export const leafNumbers: readonly (readonly [name: RegExp, value: Template])[] = [
  [/^(generation|revision|latest_version|default_version)$/, 1],
];
