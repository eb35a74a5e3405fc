import { textOf } from '../../plan/json';
import { type Drawn, together, worst } from './objects';
import type { Network, Thing, Zone } from './scene';

/** Networks with their zones. Subnets whose network the plan does not know yet are in the only one there is. */
export function readNetworks(objects: readonly Drawn[], nameOf: (object: Drawn) => string): readonly Network[] {
  const networks = objects.filter(({ type }) => type === 'aws_vpc');
  return networks.map((network) => {
    const inside = (type: string): readonly Drawn[] =>
      objects.filter((one) => one.type === type && (networks.length === 1 || one.values.vpc_id === network.values.id));
    const things = (type: string): readonly Thing[] =>
      objects.filter((one) => one.type === type).map((one) => ({ name: nameOf(one), mark: one.mark }));
    return {
      name: nameOf(network),
      mark: network.mark,
      cidr: textOf(network.values.cidr_block) ?? '',
      zones: zonesOf(inside('aws_subnet')),
      gateways: [...things('aws_internet_gateway'), ...things('aws_nat_gateway')],
      endpoints: inside('aws_vpc_endpoint').map((one) => ({ name: serviceOf(one), mark: one.mark })),
    };
  });
}

function zonesOf(subnets: readonly Drawn[]): readonly Zone[] {
  const names = [...new Set(subnets.map(({ values }) => textOf(values.availability_zone) ?? 'zone known after apply'))];
  return names.sort().map((name) => {
    const own = subnets.filter(({ values }) => (textOf(values.availability_zone) ?? 'zone known after apply') === name);
    const open = own.filter(isPublic).length;
    const marks = own.map(({ mark }) => mark);
    return {
      name,
      publicSubnets: open,
      privateSubnets: own.length - open,
      mark: marks.includes('gone') ? worst(marks) : together(marks),
    };
  });
}

/** A subnet that gives addresses, or that is marked for balancers which the internet reaches. */
function isPublic({ values }: Drawn): boolean {
  const tags = values.tags;
  return (
    values.map_public_ip_on_launch === true ||
    (typeof tags === 'object' && tags !== null && 'kubernetes.io/role/elb' in tags)
  );
}

/** `s3` of `com.amazonaws.eu-west-1.s3`. */
function serviceOf({ values }: Drawn): string {
  return (textOf(values.service_name) ?? 'known after apply').replace(/^com\.amazonaws\.[\w-]+\./, '');
}
