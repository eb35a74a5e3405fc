import { writtenReview } from '../../src/command/written-review';
import { aPool, creating } from '../cost/an-app';

describe('the review of fragments', () => {
  const stacks = [{ name: 'cluster', app: 'dev', result: { plan: creating(aPool({ min: 1 })) } }];
  const reviewed = (day: string) => writtenReview({ apps: ['dev'], stacks, fingerprints: { cluster: 'x' } }, new Date(day)).markdown;

  it('says what an app costs, and how old the prices are', () => {
    expect(reviewed('2025-06-01')).toContain('### Cost of dev in a month');
    expect(reviewed('2025-06-01')).toContain('is of 2025-05-28, 4 days ago.');
    expect(reviewed('2026-11-22')).toContain('⚠️ The oldest price used is of 2025-05-28');
  });
});
