import instances from './instance-prices.json';
import { type Range } from './range';
import services from './service-prices.json';

/** Hours of a month, as AWS's own calculator counts them (AWS Pricing Calculator user guide: 730 hours). */
export const hoursPerMonth = 730;

/**
 * How much less than On-Demand Spot costs, as a share: 0.029 to 0.041 for 0.096 USD an hour (m6i.large in us-east-1; cloudprice.app, a third party,
 * snapshot of 2026). Spot prices move, and differ by type and zone: a range of one type at one time is what can be cited.
 */
export const spotDiscount: Range = { low: 0.57, high: 0.7 };

/** What is paid for besides instances, by the hour, month or GiB-month that its name ends with. */
export type Service =
  | 'controlPlaneHour'
  | 'extendedControlPlaneHour'
  | 'natGatewayHour'
  | 'publicAddressHour'
  | 'loadBalancerHour'
  | 'gp3GiBMonth'
  | 'keyMonth'
  | 'alarmMetricMonth'
  | 'webAclMonth'
  | 'webAclRuleMonth';

const prices = new Map(Object.entries<readonly (number | null)[]>(instances.prices));

/** USD for an hour of an On-Demand instance with Linux; undefined where the table has none. */
export function instancePrice(type: string, region: string): number | undefined {
  const column = instances.regions.indexOf(region);
  return column < 0 ? undefined : (prices.get(type)?.[column] ?? undefined);
}

/** USD for one `service`; undefined where no source could be cited. */
export function servicePrice(service: Service, region: string): number | undefined {
  return services.prices.find((price) => price.service === service && (price.region === region || price.region === '*'))
    ?.usd;
}

/** When AWS asked these prices, the oldest of those for `region`, as `2026-09-14`; undefined where there are none. */
export function oldestPriceDate(region: string): string | undefined {
  const [instance] = Object.entries(instances.sources)
    .filter(([name]) => name === region)
    .map(([, { date }]) => date);
  const others = services.prices
    .filter((price) => price.region === region || price.region === '*')
    .map(({ date }) => date);
  return instance === undefined ? undefined : [instance, ...others].sort()[0];
}
