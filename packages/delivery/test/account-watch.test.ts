import { Cloudtrail } from '@cdktf/provider-aws/lib/cloudtrail';
import { CloudwatchLogMetricFilter } from '@cdktf/provider-aws/lib/cloudwatch-log-metric-filter';
import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription';

import { resourcesOf, synth, theOnly } from '@spot-serving/testkit';

import { AccountWatch, type AccountWatchProps } from '../src';

const account = '111122223333';
const props: AccountWatchProps = {
  region: 'eu-west-1',
  account,
  bucketName: 'states-trail',
  administrators: [`arn:aws:iam::${account}:role/admin`],
  emails: ['oncall@example.com'],
  appliers: ['delivery-dev-apply', 'delivery-prod-apply'],
};
const watch = (change: Partial<AccountWatchProps> = {}) =>
  synth((scope) => new AccountWatch(scope, 'Watch', { ...props, ...change }));
const stack = watch();

interface Filter {
  readonly name: string;
  readonly pattern: string;
}
const filters = Object.values<object>(resourcesOf(CloudwatchLogMetricFilter, stack)) as Filter[];

/** Stand-in for CloudWatch's matching of the forms in our patterns and no other: conditions in parentheses, joined by one operator a level. */
function matches(pattern: string, event: object): boolean {
  const text = pattern.replace(/^\{ (.*) \}$/, '$1');
  const conditions: string[] = [];
  const shape = text.replaceAll(/\((\$\.[^()]*)\)/g, (_, condition: string) => `${conditions.push(condition) - 1}`);
  const [all, ...rest] = shape.split(/ && (?![^(]*\))/);
  return [all ?? '', ...rest].every((part) =>
    part
      .replaceAll(/[()]/g, '')
      .split(' || ')
      .some((index) => holds(conditions[Number(index)] ?? '', event)),
  );
}

function holds(condition: string, event: object): boolean {
  const [, path = '', operator, expected = ''] = /^\$\.(\S+) (=|!=|NOT EXISTS) ?(.*)$/.exec(condition) ?? [];
  if (operator === undefined) throw new Error(`the stand-in does not know ${condition}`);
  const actual = path
    .split('.')
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], event);
  if (operator === 'NOT EXISTS') return actual === undefined;
  if (typeof actual !== 'string') return false;
  const equal = expected.startsWith('%') ? new RegExp(expected.slice(1, -1)).test(actual) : expected === `"${actual}"`;
  return operator === '=' ? equal : !equal;
}

const session = (role: string) => ({
  userIdentity: { type: 'AssumedRole', sessionContext: { sessionIssuer: { userName: role } } },
});
const rung = (event: object) => filters.filter(({ pattern }) => matches(pattern, event)).map(({ name }) => name);

describe('the watch of an account', () => {
  it.each([
    ['PutBucketPolicy', 'protection'],
    ['PutBucketVersioning', 'protection'],
    ['DeleteBucketPublicAccessBlock', 'protection'],
    ['PutKeyPolicy', 'protection'],
    ['ScheduleKeyDeletion', 'protection'],
    ['StopLogging', 'protection'],
    ['DeleteTrail', 'protection'],
    ['DeleteAlarms', 'blindness'],
    ['DeleteMetricFilter', 'blindness'],
    ['Unsubscribe', 'blindness'],
    ['UpdateAssumeRolePolicy', 'rights'],
    ['AttachRolePolicy', 'rights'],
    ['CreateAccessEntry', 'rights'],
  ])('rings at %s by anybody', (eventName, alarm) => {
    for (const caller of [session('platform-admin'), { userIdentity: { type: 'IAMUser', userName: 'eve' } }])
      expect(rung({ eventName, ...caller })).toEqual([`delivery-account-${alarm}`]);
  });

  it.each([
    ['PutBucketPolicy', session('delivery-prod-apply'), ['delivery-account-protection']],
    ['AttachRolePolicy', session('delivery-prod-apply'), []],
    ['DeleteAlarms', session('delivery-prod-apply'), []],
    ['AttachRolePolicy', session('delivery-prod-apply-2'), ['delivery-account-rights']],
    ['AttachRolePolicy', session('my-delivery-prod-apply'), ['delivery-account-rights']],
    ['PutBucketPolicyX', session('platform-admin'), []],
    ['RunInstances', session('platform-admin'), []],
    ['RunInstances', { userIdentity: { type: 'Root' }, eventType: 'AwsApiCall' }, ['delivery-account-root']],
    ['RunInstances', { userIdentity: { type: 'Root', invokedBy: 'x.amazonaws.com' }, eventType: 'AwsApiCall' }, []],
  ])('at %s by %j rings %j', (eventName, caller, expected) => {
    expect(rung({ eventName, ...caller })).toEqual(expected);
  });

  it('uses what CloudWatch takes: 1,024 characters, two regular expressions a filter, five filters with any, no parentheses in them', () => {
    const withExpression = filters.filter(({ pattern }) => pattern.includes('%'));
    expect(withExpression.length).toBeLessThanOrEqual(5);
    for (const { pattern } of filters) {
      const expressions = [...pattern.matchAll(/%([^%]*)%/g)].map(([, expression]) => String(expression));
      expect(pattern.length).toBeLessThanOrEqual(1024);
      expect(expressions.length).toBeLessThanOrEqual(2);
      for (const expression of expressions) expect(expression).toMatch(/^[A-Za-z0-9_#=@/;,^$?[\]{}|\\*+.-]+$/);
    }
  });

  it('has an alarm for each filter, that tells somebody', () => {
    const alarms = Object.values<object>(resourcesOf(CloudwatchMetricAlarm, stack)) as {
      metric_name: string;
      alarm_actions: string[];
    }[];
    expect(alarms.map(({ metric_name: name }) => name).sort()).toEqual(filters.map(({ name }) => name).sort());
    for (const { alarm_actions: actions } of alarms) expect(actions).toHaveLength(1);
    expect(theOnly(SnsTopicSubscription, stack)).toMatchObject({ protocol: 'email', endpoint: 'oncall@example.com' });
  });

  it('hears of every region and of IAM, of changes alone, in files that nobody deletes', () => {
    expect(theOnly(Cloudtrail, stack)).toMatchObject({
      is_multi_region_trail: true,
      include_global_service_events: true,
      enable_log_file_validation: true,
      advanced_event_selector: [
        {
          field_selector: [
            { field: 'eventCategory', equals: ['Management'] },
            { field: 'readOnly', equals: ['false'] },
          ],
        },
      ],
    });
    expect((theOnly(S3BucketPolicy, stack) as { policy: string }).policy).toContain(
      '"Sid":"NoDeletes","Effect":"Deny"',
    );
  });

  it.each<[string, Partial<AccountWatchProps>, RegExp]>([
    ['nobody who hears', { emails: [] }, /emails is \[\]: name at least one address/],
    ['nobody who reads the trail', { administrators: [] }, /administrators is \[\]/],
    ['a bucket with capitals', { bucketName: 'Trail' }, /bucketName is "Trail"/],
    [
      'more roles than a filter holds',
      { appliers: Array.from({ length: 40 }, (_, index) => `delivery-application-${index}-apply`) },
      /appliers is "40 roles": name fewer, or shorter, roles: a pattern would have \d+ characters of 1024/,
    ],
  ])('is refused with %s', (_, change, said) => {
    expect(() => watch(change)).toThrow(said);
  });
});
