import { appReview } from '../../src/review/app-review';

/** A plan that creates one VPC whose tag is `tag`. */
function aPlan(tag: string): string {
  const change = {
    actions: ['create'],
    before: null,
    after: { cidr_block: '10.0.0.0/16', tags: { Name: tag } },
    after_unknown: {},
    before_sensitive: false,
    after_sensitive: {},
  };
  const resource = {
    address: 'aws_vpc.main',
    mode: 'managed',
    type: 'aws_vpc',
    name: 'main',
    provider_name: 'aws',
    change,
  };
  return JSON.stringify({
    format_version: '1.2',
    terraform_version: '1.11.4',
    resource_changes: [resource],
    complete: true,
    errored: false,
  });
}

const network = { name: 'dev-network', source: '{"resource":{}}', dependencies: [] };

describe('the review of a rehearsed app', () => {
  it('says what the plans of its stacks do, and which stack was not planned', () => {
    const { markdown, counts } = appReview('dev', [
      { ...network, planJson: aPlan('dev') },
      { name: 'dev-cluster', source: '{}', dependencies: ['dev-network'] },
    ]);
    expect(counts.create).toBe(1);
    expect(markdown).toContain('`dev-network`');
    expect(markdown).toMatch(/dev-cluster`.*waiting for `dev-network`/);
  });

  it('fails for a plan that cannot be read, and goes on with the others', () => {
    const broken = { name: 'dev-models', source: '{}', dependencies: [], planJson: '{"format_version":"9.0"}' };
    const { verdict, counts } = appReview('dev', [{ ...network, planJson: aPlan('dev') }, broken]);
    expect(verdict).toBe('fail');
    expect(counts.create).toBe(1);
  });

  it('says what the app costs, and how old the prices are', () => {
    const gateway = aPlan('dev')
      .replaceAll('aws_vpc', 'aws_nat_gateway')
      .replace('"after":{', '"after":{"region":"eu-west-1",');
    const { markdown } = appReview('dev', [{ ...network, planJson: gateway }], new Date('2026-11-22'));
    expect(markdown).toMatch(
      /\*\*Cost\*\* of dev: 35 USD[^]*<b>Cost of dev in a month<\/b>[^]*NAT gateways \| 35[^]*The oldest price used is of 20/,
    );
  });

  it('judges the stacks by the guardrails as well', () => {
    const source = JSON.stringify({ resource: { aws_sqs_queue: { open: { name: 'open' } } } });
    expect(appReview('dev', [{ ...network, source, planJson: aPlan('dev') }]).markdown).toContain('queue-encryption');
  });
});

describe('the page of a review', () => {
  const { page, digest } = appReview('<dev>', [{ ...network, planJson: aPlan('</code><script>alert(1)</script>') }]);

  it('has the verdict, every object, and what a terminal shows', () => {
    expect(page).toContain('Routine</h2>');
    expect(page).toContain('10.0.0.0/16');
    expect(digest).toContainEqual(['Built', '1 object in 1 stack']);
  });

  it('runs nothing but its own script, loads nothing, and lets no value be read as HTML', () => {
    expect(page).toContain(`content="default-src &#39;none&#39;; style-src &#39;sha256-`);
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page).not.toMatch(/<img|<link|src=/);
    expect(page).toContain('<title>Review of &#60;dev&#62;</title>');
  });
});
