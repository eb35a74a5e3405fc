import { isIP } from 'node:net';

import type { Problem } from '../../problem';
import type { Body } from '../body';
import { joint, type JointRules } from '../joint-rule';

const destinations = ['cidr_block', 'ipv6_cidr_block', 'destination_prefix_list_id'];
const targets = [
  'carrier_gateway_id',
  'core_network_arn',
  'egress_only_gateway_id',
  'gateway_id',
  'local_gateway_id',
  'nat_gateway_id',
  'network_interface_id',
  'transit_gateway_id',
  'vpc_endpoint_id',
  'vpc_peering_connection_id',
];
const routes = 'hashicorp/terraform-provider-aws v5.100.0, internal/service/ec2/vpc_route_table.go, routeTableAddRoute';
const endpoints = 'AWS PrivateLink Guide: gateway endpoints take route tables, interface endpoints subnets and groups';

const inline = [
  joint(routes, (table) => table.bodies('route').flatMap((route) => exactlyOne(route, destinations))),
  joint(routes, (table) => table.bodies('route').flatMap((route) => exactlyOne(route, targets))),
  joint('Amazon EC2 API Reference, CreateRoute: RouteAlreadyExists', (table) => {
    const all = table.bodies('route').flatMap((route) => destinations.flatMap((name) => route.text(name) ?? []));
    return all
      .filter((one, at) => all.indexOf(one) !== at)
      .map((one) => table.fault('route', `two routes lead to ${one}`));
  }),
];

function exactlyOne(route: Body, names: readonly string[]): readonly Problem[] {
  const states = names.map((name) => route.state(name));
  const set = names.filter((_name, at) => states[at] === 'set');
  if (set.length === 1 || (set.length === 0 && states.includes('unknown'))) return [];
  const got = set.length === 0 ? 'none' : set.join(' and ');
  return [{ summary: `expected a route to have one of ${names.join(', ')}, got ${got}`, detail: '', path: route.path }];
}

/** Rules over several arguments of a network's types. */
export const networkRules: JointRules = {
  aws_route_table: inline,
  aws_vpc_endpoint: [
    joint(endpoints, (endpoint) => {
      const type = endpoint.state('vpc_endpoint_type') === 'unset' ? 'Gateway' : endpoint.text('vpc_endpoint_type');
      const foreign =
        { Gateway: ['subnet_ids', 'security_group_ids'], Interface: ['route_table_ids'] }[type ?? ''] ?? [];
      return foreign
        .filter((name) => endpoint.state(name) === 'set')
        .map((name) => endpoint.fault(name, `${name} cannot be set for an endpoint of type ${type ?? ''}`));
    }),
    joint('AWS PrivateLink Guide, "Gateway endpoints": Amazon S3 and DynamoDB have them', (endpoint) => {
      const [type, service] = [endpoint.state('vpc_endpoint_type'), endpoint.text('service_name') ?? '.s3'];
      const isGateway = type === 'unset' || endpoint.text('vpc_endpoint_type') === 'Gateway';
      return isGateway &&
        /^com\.amazonaws\.|^cn\.com\.amazonaws\./.test(service) &&
        !/\.(s3|s3express|dynamodb)$/.test(service)
        ? [endpoint.fault('service_name', `${service} has no gateway endpoint; set vpc_endpoint_type to "Interface"`)]
        : [];
    }),
  ],
  aws_nat_gateway: [
    joint('Amazon EC2 API Reference, CreateNatGateway: a public gateway of a zone needs an allocation', (gateway) => {
      const isPublic = gateway.state('connectivity_type') === 'unset' || gateway.text('connectivity_type') === 'public';
      const isZonal = gateway.state('availability_mode') === 'unset' || gateway.text('availability_mode') === 'zonal';
      return isPublic && isZonal && gateway.state('allocation_id') === 'unset'
        ? [gateway.fault('allocation_id', 'a public NAT gateway needs allocation_id')]
        : [];
    }),
    joint('Amazon EC2 API Reference, CreateNatGateway: a private gateway has no allocation', (gateway) =>
      gateway.text('connectivity_type') === 'private' && gateway.state('allocation_id') === 'set'
        ? [gateway.fault('allocation_id', 'a private NAT gateway cannot have allocation_id')]
        : [],
    ),
  ],
  aws_flow_log: [
    joint('Amazon EC2 API Reference, CreateFlowLogs: DeliverLogsPermissionArn', (log) => {
      const type =
        log.state('log_destination_type') === 'unset' ? 'cloud-watch-logs' : log.text('log_destination_type');
      return type === 'cloud-watch-logs' && log.state('iam_role_arn') === 'unset'
        ? [log.fault('iam_role_arn', 'a flow log to CloudWatch Logs needs iam_role_arn')]
        : [];
    }),
  ],
  aws_route53_record: [
    joint('Amazon Route 53 API Reference, ResourceRecordSet: TTL', (record) =>
      record.state('records') === 'set' && record.state('ttl') === 'unset'
        ? [record.fault('ttl', 'a record that is no alias needs ttl')]
        : [],
    ),
    joint('Amazon Route 53 Developer Guide, "Supported DNS record types"', recordFaults),
  ],
};

/** What a value of a type looks like. */
const forms: Readonly<Record<string, readonly [says: string, isGood: (value: string) => boolean]>> = {
  A: ['an IPv4 address', (value) => isIP(value) === 4],
  AAAA: ['an IPv6 address', (value) => isIP(value) === 6],
  MX: ['a priority and a name ("10 mail.example")', (value) => /^\d{1,5}\s+\S+$/.test(value)],
  SRV: ['priority, weight, port and name', (value) => /^\d{1,5}\s+\d{1,5}\s+\d{1,5}\s+\S+$/.test(value)],
  CAA: ['flags, tag and value (0 issue "ca.example")', (value) => /^\d{1,3}\s+[a-zA-Z0-9]+\s+".*"$/.test(value)],
  TXT: [
    'texts of at most 255 characters (more in one value: join them by "\\"\\"")',
    (value) =>
      value
        .replaceAll('\\"', "'")
        .split(/"\s*"/)
        .every((part) => part.replaceAll('"', '').length <= 255),
  ],
};

function recordFaults(record: Body): readonly Problem[] {
  const type = record.text('type') ?? '';
  const [says, isGood] = forms[type] ?? ['', () => true];
  const strange = record.texts('records').filter(({ text }) => !isGood(text));
  const several = type === 'CNAME' && (record.size('records') ?? 0) > 1;
  return [
    ...strange.map(({ text, path }) => ({
      summary: `expected a value of ${type} to be ${says}, got ${text.slice(0, 60)}`,
      detail: '',
      path,
    })),
    ...(several ? [record.fault('records', 'a CNAME has one value')] : []),
  ];
}
