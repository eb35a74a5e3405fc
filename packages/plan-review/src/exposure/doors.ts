import { valueAt } from '../consequences/value-at';
import { isList, isObject, type Json, objectOf, textOf } from '../plan/json';
import { isCidr } from './addresses';

/** A way in, and who may take it. */
export interface Door {
  /** The same for all that lets in at the same place: rules of one group add up. */
  readonly key: string;
  /** What it leads to, such as `tcp 443 of security group sg-1`. Holds values of the plan. */
  readonly place: string;
  readonly cidrs: readonly string[];
  /** Whether who comes must show who he is. */
  readonly authenticates: boolean;
}

/** Instead of a name that is known after apply. */
const unknown = '(known after apply)';

const everywhere = ['0.0.0.0/0', '::/0'];

/** Types that have doors, and how they are read. What only lets out has none. */
export const doors: Record<string, (values: Json) => readonly Door[]> = {
  aws_security_group: (values) => groupRules(values),
  aws_default_security_group: (values) => groupRules(values),
  aws_security_group_rule: (values) =>
    valueAt(values, 'type') === 'ingress' ? [rule(values, 'protocol', valueAt(values, 'security_group_id'))] : [],
  aws_vpc_security_group_ingress_rule: (values) => [rule(values, 'ip_protocol', valueAt(values, 'security_group_id'))],
  aws_eks_cluster: (values) => api(values),
  kubernetes_ingress: (values) => balancer(values),
  kubernetes_service: (values) => service(values),
};

/** The ways into an object of `type`; none where it has none, or its values are not known. */
export function doorsOf(type: string, values: Json): readonly Door[] {
  const plain = type.replace(/_v\d(?:(?:alpha|beta)\d)?$/, '');
  const read = Object.hasOwn(doors, plain) ? doors[plain] : undefined;
  return read === undefined || !isObject(values) ? [] : read(values);
}

function groupRules(values: Json): readonly Door[] {
  const all = valueAt(values, 'ingress');
  return (isList(all) ? all : []).map((one) => rule(one, 'protocol', valueAt(values, 'id') ?? valueAt(values, 'name')));
}

function rule(values: Json, protocol: string, group: Json | undefined): Door {
  const name = textOf(group) ?? unknown;
  const [from, to] = [valueAt(values, 'from_port'), valueAt(values, 'to_port')];
  const kind = textOf(valueAt(values, protocol)) ?? '-1';
  const ports =
    kind === '-1' ? 'everything' : `${kind} ${JSON.stringify(from)}${from === to ? '' : `-${JSON.stringify(to)}`}`;
  return {
    key: `${name} ${ports}`,
    place: `${ports} of security group ${name}`,
    cidrs: cidrsIn(values, 'cidr_blocks', 'ipv6_cidr_blocks', 'cidr_ipv4', 'cidr_ipv6'),
    authenticates: false,
  };
}

function api(values: Json): readonly Door[] {
  if (valueAt(values, 'vpc_config.endpoint_public_access') !== true) return [];
  const named = cidrsIn(valueAt(values, 'vpc_config') ?? null, 'public_access_cidrs');
  const place = `the API server of ${nameIn(values, 'name')}`;
  return [{ key: place, place, cidrs: named.length > 0 ? named : everywhere, authenticates: false }];
}

/** What an Ingress of the AWS Load Balancer Controller lets in ("Ingress annotations": scheme, inbound-cidrs, whose default is everybody). */
function balancer(values: Json): readonly Door[] {
  const said = objectOf(valueAt(values, 'metadata.annotations'));
  const at = (name: string): string => textOf(said[`alb.ingress.kubernetes.io/${name}`]) ?? '';
  if (at('scheme') !== 'internet-facing') return [];
  const named = at('inbound-cidrs')
    .split(',')
    .map((one) => one.trim())
    .filter(isCidr);
  const place = `endpoint ${nameIn(values, 'metadata.name')}`;
  const authenticates = ['auth-type', 'jwt-validation', 'mutual-authentication'].some(
    (name) => at(name) !== '' && at(name) !== 'none',
  );
  return [{ key: place, place, cidrs: named.length > 0 ? named : everywhere, authenticates }];
}

function service(values: Json): readonly Door[] {
  if (valueAt(values, 'spec.type') !== 'LoadBalancer') return [];
  const said = JSON.stringify(valueAt(values, 'metadata.annotations') ?? {});
  if (/load-balancer-(?:internal"\s*:\s*"true|scheme"\s*:\s*"internal")/.test(said)) return [];
  const named = cidrsIn(valueAt(values, 'spec') ?? null, 'load_balancer_source_ranges');
  const place = `service ${nameIn(values, 'metadata.name')}`;
  return [{ key: place, place, cidrs: named.length > 0 ? named : everywhere, authenticates: false }];
}

function nameIn(values: Json, path: string): string {
  return textOf(valueAt(values, path)) ?? unknown;
}

function cidrsIn(values: Json, ...names: readonly string[]): readonly string[] {
  return names
    .flatMap((name) => [objectOf(isList(values) ? values[0] : values)[name] ?? []].flat() as readonly Json[])
    .filter((one): one is string => typeof one === 'string' && isCidr(one));
}
