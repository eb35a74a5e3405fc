import { listOf, objectOf, textOf } from '../plan/json';
import { code } from '../render/escape';
import type { CostLine } from './cost-estimate';
import { endpointLines } from './endpoint-lines';
import type { Lines } from './node-lines';
import { atEachLevel } from './node-lines';
import { block, numberOf, type PlanObject, textsOf } from './plan-objects';
import { hoursPerMonth, type Service, servicePrice } from './price-table';
import { exactly } from './range';

/** What costs the same at every size: control plane, NAT, balancers, keys, alarms. */
export function serviceLines(objects: readonly PlanObject[], region: string): Lines {
  const read = [
    controlPlane(objects, region),
    ...countedServices.map((counted) => countedLine(counted, objects, region)),
    alarmsUnderAMinute(objects),
    endpointLines(objects, region),
  ];
  return { lines: read.flatMap(({ lines }) => lines), unpriced: read.flatMap(({ unpriced }) => unpriced) };
}

/** A cluster costs more once its version is out of standard support; one that AWS updates by itself before that (`STANDARD`) never does. */
function controlPlane(objects: readonly PlanObject[], region: string): Lines {
  const clusters = objects.filter(({ type }) => type === 'aws_eks_cluster');
  const [standard, extended] = [
    servicePrice('controlPlaneHour', region),
    servicePrice('extendedControlPlaneHour', region),
  ];
  if (clusters.length === 0 || standard === undefined || extended === undefined) return { lines: [], unpriced: [] };
  const patient = clusters.filter(
    ({ values }) => textOf(block(values, 'upgrade_policy').support_type) !== 'STANDARD',
  ).length;
  const least = clusters.length * standard * hoursPerMonth;
  const most = least + patient * (extended - standard) * hoursPerMonth;
  const basis = `${clusters.length} of EKS${patient > 0 ? `; ${patient} may go into extended support, ${extended} USD an hour instead of ${standard}` : ''}`;
  return {
    lines: [
      { part: 'Control plane', cost: atEachLevel((level) => exactly(level === 'ceiling' ? most : least)), basis },
    ],
    unpriced: [],
  };
}

interface Counted {
  readonly part: string;
  readonly service: Service;
  /** Hours of a month, or 1 for what is paid by the month. */
  readonly hours: number;
  readonly count: (objects: readonly PlanObject[]) => number;
  /** What is paid besides, by use. */
  readonly besides: string;
}

const countedServices: readonly Counted[] = [
  {
    part: 'NAT gateways',
    service: 'natGatewayHour',
    hours: hoursPerMonth,
    count: ofType('aws_nat_gateway'),
    besides: 'and per GB, which no plan knows',
  },
  {
    part: 'Public addresses',
    service: 'publicAddressHour',
    hours: hoursPerMonth,
    count: ofType('aws_eip'),
    besides: '',
  },
  {
    part: 'Load balancers',
    service: 'loadBalancerHour',
    hours: hoursPerMonth,
    count: balancers,
    besides: 'and per capacity unit (LCU), which no plan knows; public addresses of an internet-facing one besides',
  },
  {
    part: 'Keys',
    service: 'keyMonth',
    hours: 1,
    count: ofType('aws_kms_key'),
    besides: 'and per request; each rotation of a key adds to its price',
  },
  {
    part: 'Web ACLs',
    service: 'webAclMonth',
    hours: 1,
    count: ofType('aws_wafv2_web_acl'),
    besides: 'and per million requests, which no plan knows',
  },
  { part: 'Rules of web ACLs', service: 'webAclRuleMonth', hours: 1, count: webAclRules, besides: '' },
  { part: 'Alarms', service: 'alarmMetricMonth', hours: 1, count: alarmMetrics, besides: 'by metric' },
];

function countedLine(
  { part, service, hours, count, besides }: Counted,
  objects: readonly PlanObject[],
  region: string,
): Lines {
  const number = count(objects);
  if (number === 0) return { lines: [], unpriced: [] };
  const price = servicePrice(service, region);
  if (price === undefined)
    return { lines: [], unpriced: [`${part}: ${number}, without a price in ${code(region)} that could be cited`] };
  const line: CostLine = {
    part,
    cost: atEachLevel(() => exactly(number * price * hours)),
    basis: [String(number), besides].filter(Boolean).join(', '),
  };
  return { lines: [line], unpriced: [] };
}

function ofType(wanted: string): Counted['count'] {
  return (objects) => objects.filter(({ type }) => type === wanted).length;
}

/** The controller makes one balancer of a group of Ingresses, and one of each that is in none (AWS Load Balancer Controller, "Ingress annotations"). */
function balancers(objects: readonly PlanObject[]): number {
  const ours = objects.filter(
    ({ type, values }) => type === 'kubernetes_ingress_v1' && block(values, 'spec').ingress_class_name === 'alb',
  );
  const groups = ours.map(
    ({ address, values }) =>
      textsOf(block(values, 'metadata').annotations)['alb.ingress.kubernetes.io/group.name'] ?? address,
  );
  return new Set(groups).size + ofType('aws_lb')(objects);
}

/** A group of rules counts as one; they stand in blocks, or as JSON. */
function webAclRules(objects: readonly PlanObject[]): number {
  return objects
    .filter(({ type }) => type === 'aws_wafv2_web_acl')
    .reduce((total, { values }) => total + listOf(values.rule).length + rulesIn(textOf(values.rule_json)), 0);
}

function rulesIn(text: string | undefined): number {
  return text === undefined ? 0 : text.split('"Priority"').length - 1;
}

const minute = 60;

function alarmMetrics(objects: readonly PlanObject[]): number {
  return objects
    .filter(isStandardAlarm)
    .reduce((total, { values }) => total + Math.max(1, metricsOf(values).length), 0);
}

function metricsOf(values: PlanObject['values']): readonly unknown[] {
  return listOf(values.metric_query).filter((query) => listOf(objectOf(query).metric).length > 0);
}

function isStandardAlarm({ type, values }: PlanObject): boolean {
  return type === 'aws_cloudwatch_metric_alarm' && (numberOf(values.period) ?? minute) >= minute;
}

/** High-resolution alarms have a price of their own, which is not in the table. */
function alarmsUnderAMinute(objects: readonly PlanObject[]): Lines {
  const fast = objects.filter((object) => object.type === 'aws_cloudwatch_metric_alarm' && !isStandardAlarm(object));
  return {
    lines: [],
    unpriced: fast.map(({ address }) => `${code(address)}: no price of alarms with a period under a minute`),
  };
}
