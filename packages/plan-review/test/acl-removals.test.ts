import { renderReview, toMend } from '../src';
import { aclRemovals } from '../src/changes/acl-removals';
import { aPlan } from './support/plan-json';

const arn = 'arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/models/1';
const address = 'kubernetes_ingress_v1.resnet';
const ingress = (acl?: string) => ({
  metadata: [
    {
      annotations: { 'x/other': '1', ...(acl === undefined ? {} : { 'alb.ingress.kubernetes.io/wafv2-acl-arn': acl }) },
    },
  ],
});
const change = (before: string | undefined, after: string | undefined, more: object = {}) =>
  aPlan([{ address, actions: ['update'], before: ingress(before), after: ingress(after), ...more }]);

describe('the web ACL of a load balancer', () => {
  it.each([
    ['nothing is said', undefined],
    ['an empty text is said', ''],
  ])('stays where %s, so the review fails and says what comes first', (_, after) => {
    const plan = change(arn, after);
    const stacks = [{ name: 'serving', result: { plan } }];
    expect(aclRemovals(plan)).toMatchObject([{ address }]);
    const { verdict, markdown } = renderReview({ stacks });
    expect(verdict).toBe('fail');
    expect(markdown).toContain('in a change of its own');
    expect(toMend(stacks)).toEqual([expect.stringContaining("say 'none' first")]);
  });

  it.each([
    ['is let go of by none', change(arn, 'none')],
    ['is another', change(arn, `${arn}2`)],
    ['was none', change('none', undefined)],
    ['was never said', change(undefined, undefined)],
    [
      'is another that is not made yet',
      change(arn, undefined, {
        afterUnknown: { metadata: [{ annotations: { 'alb.ingress.kubernetes.io/wafv2-acl-arn': true } }] },
      }),
    ],
    ['may be another', change(arn, undefined, { afterUnknown: { metadata: [{ annotations: true }] } })],
    ['goes with its Ingress', aPlan([{ address, actions: ['delete'], before: ingress(arn) }])],
  ])('%s, and nothing fails', (_, plan) => {
    expect(aclRemovals(plan)).toEqual([]);
  });
});
