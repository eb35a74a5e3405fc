import { placeholderDigest } from '@spot-serving/core/vocabulary';

import { allRules, findings } from '../src/findings';
import { worldCases } from './more-rule-cases';
import { rightsCases } from './rule-cases';
import { wayCases } from './way-cases';

const cases = [...rightsCases, ...worldCases, ...wayCases];
const accounts = ['111122223333'];

/** What the rule of that name finds in a stack of these resources. */
function found(id: string, resource: object) {
  return findings(
    { resource },
    allRules.filter((rule) => rule.id === id),
    { accounts },
  );
}

describe('a rule', () => {
  it.each(cases)('%s holds, or finds %s (%#)', (id, _, good, bad) => {
    expect(found(id, good)).toEqual([]);
    expect(found(id, bad).map(({ rule }) => rule)).toEqual([id]);
  });

  it.each(cases)('%s says what to do about %s (%#)', (id, _, __, bad) => {
    for (const { what, fix } of found(id, bad)) {
      expect(what).not.toContain('undefined');
      expect(fix.length).toBeGreaterThan(10);
    }
  });
});

describe('what is asked of production alone', () => {
  const tagged = (tags: object) => ({ aws: [{ allowed_account_ids: accounts, default_tags: [{ tags }] }] });
  const [, , , topic] = wayCases.find(([id]) => id === 'topic-subscriber') ?? [];
  const [, , , loader] = wayCases.find(([id]) => id === 'model-manifest') ?? [];
  const [, , , egress] = wayCases.find(([id, what]) => id === 'pod-egress' && what === 'the internet on a port') ?? [];
  const image = { kubernetes_pod_v1: { it: { spec: { container: [{ image: 'model:1.2.3' }] } } } };

  it.each<[string, unknown, string[]]>([
    ['topic-subscriber', topic, ['error', 'error', 'warning']],
    ['model-manifest', loader, ['error', 'error', 'warning']],
    ['pod-egress', egress, ['error', 'error', 'warning']],
    ['image-digest', image, ['error', 'error', 'warning', 'warning']],
  ])(
    'is an error of %s there, a warning where nobody says what the stack is, and else nothing or a warning',
    (id, resource, expected) => {
      const said = [{ tier: 'prod' }, { Environment: 'Production' }, { owner: 'us' }, { env: 'dev' }];
      const rules = allRules.filter((rule) => rule.id === id);
      const found = said.flatMap((tags) => findings({ resource, provider: tagged(tags) }, rules));
      expect(found.map(({ severity }) => severity)).toEqual(expected);
    },
  );
});

describe('image-digest', () => {
  it.each([
    ['model:latest', 'error'],
    ['model', 'error'],
    ['model:1.2.3', 'warning'],
    [`model:1.2.3@${placeholderDigest}`, 'warning'],
  ])('takes %s for an %s', (image, severity) => {
    const resource = { kubernetes_pod_v1: { it: { spec: { container: [{ image }] } } } };
    expect(found('image-digest', resource)).toMatchObject([{ severity }]);
  });
});

describe('policy-foreign-account', () => {
  const policy = JSON.stringify({
    Statement: { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::999999999999:root' }, Action: 's3:*' },
  });
  const rules = allRules.filter(({ id }) => id === 'policy-foreign-account');
  const resource = { aws_s3_bucket_policy: { it: { policy } } };

  it('only warns where nothing says which accounts are ours', () => {
    expect(findings({ resource }, rules)).toMatchObject([{ severity: 'warning' }]);
  });

  it('knows the accounts that the provider allows, and those it is told of', () => {
    const provider = { aws: [{ allowed_account_ids: ['111122223333'] }] };
    expect(findings({ resource, provider }, rules)).toMatchObject([{ severity: 'error' }]);
    expect(findings({ resource, provider }, rules, { accounts: ['999999999999'] })).toEqual([]);
  });

  it('takes the account that delivers logs for AWS as not foreign', () => {
    const data = { aws_elb_service_account: { it: { arn: 'arn:aws:iam::999999999999:root' } } };
    expect(findings({ resource, data }, rules, { accounts })).toEqual([]);
  });
});

describe('provider-pin and state-backend', () => {
  const pins = allRules.filter(({ id }) => ['provider-pin', 'state-backend'].includes(id));
  it.each<[object, string[]]>([
    [
      { terraform: { required_providers: { aws: { version: '6.25.0' } }, backend: { s3: { use_lockfile: true } } } },
      [],
    ],
    [{ terraform: { required_providers: { aws: { version: '~> 6.0' } } } }, ['has the version ~> 6.0']],
    [{ terraform: { required_providers: { aws: {} } } }, ['has the version none']],
    [{ terraform: { backend: { s3: { bucket: 'states' } } } }, ['keeps its state without a lock']],
    [{ terraform: [{ backend: [{ s3: [{ dynamodb_table: 'locks' }] }] }] }, []],
    [{ module: { vpc: { source: 'terraform-aws-modules/vpc/aws', version: '6.5.0' } } }, []],
    [
      { module: { vpc: [{ source: 'git::https://example.com/vpc.git' }] } },
      ['comes from git::https://example.com/vpc.git at none'],
    ],
    [{ module: { vpc: { source: 'git::https://example.com/vpc.git?ref=v1' } } }, []],
    [{ module: { own: { source: './own' } } }, []],
  ])('judge %j', (stack, whats) => expect(findings(stack, pins).map(({ what }) => what)).toEqual(whats));
});
