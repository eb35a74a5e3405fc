import { findings } from '../src/findings';

const secret = 'hunter2-of-the-registry';

/** A plan that makes one resource, with what Terraform marks as sensitive. */
function plan(type: string, after: object, marks: unknown): object {
  const change = { actions: ['create'], after, after_unknown: {}, after_sensitive: marks };
  const one = { address: `${type}.it`, type, name: 'it', mode: 'managed', change };
  return { format_version: '1.2', planned_values: {}, resource_changes: [one] };
}

const found = (json: object) => findings(json, undefined, { accounts: ['111122223333'] });
const policy = JSON.stringify({ Statement: [{ Effect: 'Allow', Action: `s3:Put${secret}`, Resource: '*' }] });

describe('a sensitive value', () => {
  it.each<[string, string, object, unknown, string]>([
    [
      'an image',
      'kubernetes_pod_v1',
      { spec: [{ container: [{ image: secret }] }] },
      { spec: [{ container: [{ image: true }] }] },
      'image-digest',
    ],
    ['a policy', 'aws_iam_role_policy', { policy }, { policy: true }, 'iam-wildcard-write'],
    ['a block', 'helm_release', { chart: 'it', version: secret }, true, 'version-pin'],
  ])('is judged and not shown: %s', (_, type, after, marks, rule) => {
    const told = found(plan(type, after, marks));
    expect(told.map(({ rule: id }) => id)).toContain(rule);
    expect(JSON.stringify(told)).not.toContain('hunter2');
    expect(JSON.stringify(found(plan(type, after, {})))).toContain('hunter2');
  });

  it('is judged, or whoever marks it would pass', () => {
    const after = { description: 'it', cidr_ipv4: '0.0.0.0/0', ip_protocol: 'tcp' };
    expect(found(plan('aws_vpc_security_group_ingress_rule', after, { cidr_ipv4: true }))).toEqual([
      expect.objectContaining({
        rule: 'security-group-ingress',
        what: 'has a value that is sensitive, and not shown, and breaks this rule',
      }),
    ]);
  });

  it('hides nothing else', () => {
    const after = { description: 'it', cidr_ipv4: '0.0.0.0/0', ip_protocol: 'tcp', tags: { key: secret } };
    const marks = { tags: { key: true } };
    expect(found(plan('aws_vpc_security_group_ingress_rule', after, marks))[0]?.what).toBe('lets 0.0.0.0/0 in');
  });

  it('of a state is not shown either', () => {
    const one = {
      address: 'helm_release.it',
      type: 'helm_release',
      values: { chart: 'it', version: secret },
      sensitive_values: { version: true },
    };
    const told = found({ format_version: '1.0', values: { root_module: { resources: [one] } } });
    expect(told.map(({ rule }) => rule)).toContain('version-pin');
    expect(JSON.stringify(told)).not.toContain('hunter2');
  });
});
