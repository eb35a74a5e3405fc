import { writtenReview } from '../../src/command/written-review';
import { oldestPriceDate } from '../../src/cost/price-table';
import { aPool, creating } from '../cost/an-app';

describe('the review of fragments', () => {
  const date = oldestPriceDate('eu-west-1') ?? '';
  const stacks = [{ name: 'cluster', app: 'dev', result: { plan: creating(aPool({ min: 1 })) } }];
  const reviewed = (day: string) =>
    writtenReview(
      { apps: ['dev'], stacks, sealed: { cluster: { verdict: 'none', fingerprint: 'x', seal: 'x' } } },
      new Date(day),
    ).markdown;

  it('says what an app costs, and how old the prices are', () => {
    expect(reviewed(date)).toContain('<b>Cost of dev in a month</b>');
    expect(reviewed(date)).toContain(`The oldest price used is of ${date}, 0 days ago.`);
    expect(reviewed('2099-01-01')).toContain(`⚠️ The oldest price used is of ${date}`);
  });
});
