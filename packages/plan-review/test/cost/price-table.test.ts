import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import instances from '../../src/cost/instance-prices.json';
import { instancePrice, oldestPriceDate, servicePrice } from '../../src/cost/price-table';
import services from '../../src/cost/service-prices.json';
import { tableAge } from '../../src/cost/table-age';

const file = join(__dirname, '..', '..', 'src', 'cost', 'instance-prices.json');

/** The digest that the script writes: of the lines that hold prices. */
function digestOf(text: string): string {
  const lines = text.split('\n').filter((line) => /^ {4}"[^"]+": \[/.test(line));
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

describe('the table of instance prices', () => {
  const text = readFileSync(file, 'utf8');

  it('is as the script wrote it', () => {
    expect(digestOf(text)).toBe(instances.sha256);
  });

  it('shows by its digest that a price was changed by hand', () => {
    expect(digestOf(text.replace(/\[0\./, '[1.'))).not.toBe(instances.sha256);
  });

  it('names source and date of each region, and has a price or none for each', () => {
    const dates = instances.regions.map(
      (region) => Object.entries(instances.sources).find(([name]) => name === region)?.[1],
    );
    expect(dates).toEqual(
      instances.regions.map(() => ({
        source: expect.stringMatching(/@v\d/),
        date: expect.stringMatching(/^20\d\d-\d\d-\d\d$/),
      })),
    );
    const odd = Object.entries<(number | null)[]>(instances.prices).filter(
      ([, row]) => row.length !== instances.regions.length || row.some((price) => price !== null && price <= 0),
    );
    expect(odd).toEqual([]);
  });

  it('has every type that the suggested pools of this house name', () => {
    const types = [
      'm6i.large',
      'm6a.large',
      'm7i.large',
      'm7a.large',
      'm5.large',
      'm5a.large',
      't3.large',
      't3a.large',
    ];
    expect(types.filter((type) => instancePrice(type, 'eu-west-1') === undefined)).toEqual([]);
  });
});

describe('the table of other prices', () => {
  it('cites a source with a date for each', () => {
    const odd = services.prices.filter(
      ({ source, date, usd }) =>
        !/price list|aws\.amazon\.com/.test(source) || !/^20\d\d-\d\d-\d\d$/.test(date) || usd <= 0,
    );
    expect(odd).toEqual([]);
  });

  it('has one price for each service and region', () => {
    const keys = services.prices.map(({ service, region }) => `${service} ${region}`);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('a price', () => {
  it.each([
    ['m5.large', 'eu-west-1', 0.107],
    ['m5.large', 'us-east-1', 0.096],
    ['m5.large', 'sa-east-1', 0.153],
    ['m5.large', 'ap-east-2', undefined],
    ['m5.large', 'mars-north-1', undefined],
    ['m99.large', 'eu-west-1', undefined],
  ])('of %s in %s is %p', (type, region, price) => {
    expect(instancePrice(type, region)).toBe(price);
  });

  it.each([
    ['natGatewayHour', 'eu-west-1', 0.048],
    ['natGatewayHour', 'us-west-2', undefined],
    ['keyMonth', 'us-west-2', 1],
  ] as const)('of %s in %s is %p, never that of another region', (service, region, price) => {
    expect(servicePrice(service, region)).toBe(price);
  });
});

describe('the age of the table', () => {
  const date = Date.parse(oldestPriceDate('us-east-1') ?? '');
  const after = (days: number) => new Date(date + days * 24 * 60 * 60 * 1000);

  it('is told', () => {
    expect(tableAge('us-east-1', after(90))).toBe(
      `The oldest price used is of ${oldestPriceDate('us-east-1')}, 90 days ago.`,
    );
  });

  it('is warned of after 90 days', () => {
    expect(tableAge('us-east-1', after(91))).toMatch(/^⚠️ .*91 days ago, more than 90: run `npm run update-prices`/);
  });

  it('is that of the oldest price used, of instances or services', () => {
    const dates = services.prices
      .filter(({ region }) => region === 'eu-west-1' || region === '*')
      .map((price) => price.date);
    expect(oldestPriceDate('eu-west-1')).toBe([...dates, instances.sources['eu-west-1'].date].sort()[0]);
  });

  it('says where there is no price at all', () => {
    expect(tableAge('mars-north-1', after(0))).toContain('no instance prices for `mars-north-1`');
  });
});
