import { fillTemplate } from '../behaviour/fill-template';
import type { Facts, Rule } from '../behaviour/rule';
import { isArray, member, type Value } from '../value/value';

/**
 * A VPC endpoint: a gateway has a prefix list, an interface has network interfaces and DNS names.
 *
 * Shapes: AWS PrivateLink Guide, "Interface VPC endpoints" and "Gateway endpoints".
 */
export const endpointRule: Rule = {
  id: 'vpce-{hex17}',
  arn: 'ec2:{region}:{account}:vpc-endpoint/{id}',
  values: {
    owner_id: '{account}',
    requester_managed: false,
    state: 'available',
    vpc_endpoint_type: 'Gateway',
    prefix_list_id: (facts) => (isInterface(facts) ? '' : (fillTemplate('pl-{hex8}', facts, 'prefix_list_id') ?? null)),
    cidr_blocks: [],
    route_table_ids: [],
    security_group_ids: [],
    subnet_ids: [],
    network_interface_ids: networkInterfaces,
    dns_entry: dnsEntries,
    ip_address_type: 'ipv4',
    private_dns_enabled: false,
    service_region: '{region}',
    policy: '{"Statement":[{"Action":"*","Effect":"Allow","Principal":"*","Resource":"*"}]}',
  },
};

const isInterface = ({ known }: Facts): boolean => member(known, 'vpc_endpoint_type') === 'Interface';

/** One network interface in each subnet. */
function networkInterfaces(facts: Facts): Value {
  const subnets = facts.known['subnet_ids'];
  if (!isInterface(facts) || !isArray(subnets)) return [];
  return subnets.map((_subnet, at) => fillTemplate('eni-{hex17}', facts, `network_interface_ids.${at}`) ?? null);
}

function dnsEntries(facts: Facts): Value {
  const service = facts.known['service_name'];
  if (!isInterface(facts) || typeof service !== 'string') return [];
  const host = `{id}-{hex8}.${service.split('.').at(-1)}.{region}.vpce.{dnsSuffix}`;
  return fillTemplate([{ dns_name: host, hosted_zone_id: 'Z{upper13}' }], facts, 'dns_entry') ?? [];
}
