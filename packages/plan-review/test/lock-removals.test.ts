import { renderReview, toMend } from '../src';
import { lockRemovals } from '../src/changes/lock-removals';
import { aPlan } from './support/plan-json';

const before = { bucket: 'models', rule: [{ default_retention: [{ mode: 'GOVERNANCE', days: 30 }] }] };
const lock = 'aws_s3_bucket_object_lock_configuration.it';
const removed = { address: lock, actions: ['delete'], before };
const bucket = (name: string, actions: string[]) => ({
  address: 'aws_s3_bucket.it',
  actions,
  before: { bucket: name },
  ...(actions[0] === 'delete' && actions.length === 1 ? {} : { after: { bucket: name } }),
});

describe('Object Lock', () => {
  it('is not taken away: the review fails, and says what can be had instead', () => {
    const plan = aPlan([removed]);
    const stacks = [{ name: 'models', result: { plan } }];
    expect(lockRemovals(plan)).toMatchObject([{ address: lock }]);
    const { verdict, markdown } = renderReview({ stacks });
    expect(verdict).toBe('fail');
    expect(markdown).toContain('S3 never turns Object Lock off');
    expect(toMend(stacks)).toEqual([expect.stringContaining('keep it')]);
  });

  it('is not taken away while another bucket goes', () => {
    expect(lockRemovals(aPlan([removed, bucket('logs', ['delete'])]))).toHaveLength(1);
  });

  it.each([
    ['with its bucket', aPlan([removed, bucket('models', ['delete'])])],
    ['with a bucket that is made anew', aPlan([removed, bucket('models', ['delete', 'create'])])],
  ])('goes %s', (_, plan) => {
    expect(lockRemovals(plan)).toEqual([]);
  });

  it('is news that somebody has to look at, for there is no way back', () => {
    const stacks = [
      { name: 'models', result: { plan: aPlan([{ address: lock, actions: ['create'], after: before }]) } },
    ];
    const { verdict, markdown } = renderReview({ stacks });
    expect(verdict).toBe('care');
    expect(markdown).toContain('can never be turned off again');
  });
});
