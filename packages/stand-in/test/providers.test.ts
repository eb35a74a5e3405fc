import { Terraform } from './terraform';

const required = { required_providers: { aws: { source: 'hashicorp/aws' } } };

describe('provider configurations', () => {
  const terraform = new Terraform();
  afterAll(() => terraform.dispose());

  it('are kept apart: each alias gives ARNs of its own region, account, partition and default tags', async () => {
    await terraform.use({
      terraform: required,
      provider: {
        aws: [
          {
            region: 'eu-west-1',
            allowed_account_ids: ['111111111111'],
            default_tags: [{ tags: { team: 'platform', stage: 'dev' } }],
          },
          { alias: 'china', region: 'cn-north-1', allowed_account_ids: ['222222222222'] },
          { alias: 'gov', region: 'us-gov-west-1' },
        ],
      },
      resource: {
        aws_sns_topic: {
          here: { name: 'alarms', tags: { stage: 'prod' } },
          china: { name: 'alarms', provider: 'aws.china' },
          gov: { name: 'alarms', provider: 'aws.gov' },
          elsewhere: { name: 'alarms', region: 'eu-central-1' },
        },
        aws_s3_bucket: { china: { bucket: 'models', provider: 'aws.china' } },
      },
      output: {
        arns: { value: ['here', 'china', 'gov', 'elsewhere'].map((name) => `\${aws_sns_topic.${name}.arn}`) },
        tags: { value: '${aws_sns_topic.here.tags_all}' },
        domain: { value: '${aws_s3_bucket.china.bucket_regional_domain_name}' },
      },
    });
    await terraform.apply();
    expect(await terraform.outputs()).toEqual({
      arns: [
        'arn:aws:sns:eu-west-1:111111111111:alarms',
        'arn:aws-cn:sns:cn-north-1:222222222222:alarms',
        'arn:aws-us-gov:sns:us-gov-west-1:123456789012:alarms',
        'arn:aws:sns:eu-central-1:111111111111:alarms',
      ],
      tags: { team: 'platform', stage: 'prod' },
      domain: 'models.s3.cn-north-1.amazonaws.com.cn',
    });
  });

  it('show default tags already in the plan, and an update when they change', async () => {
    const stack = (team: string) => ({
      terraform: required,
      provider: { aws: [{ region: 'eu-west-1', default_tags: [{ tags: { team } }] }] },
      resource: { aws_vpc: { main: { cidr_block: '10.0.0.0/16' } } },
    });
    const fresh = new Terraform();
    try {
      await fresh.use(stack('platform'));
      expect((await fresh.plan()).resource_changes?.[0]?.change.after['tags_all']).toEqual({ team: 'platform' });
      await fresh.apply();
      fresh.change(stack('serving'));
      expect((await fresh.plan()).resource_changes?.[0]?.change).toMatchObject({
        actions: ['update'],
        after: { tags_all: { team: 'serving' } },
      });
    } finally {
      await fresh.dispose();
    }
  });
});

describe('an aws provider without a region', () => {
  const terraform = new Terraform();
  const { AWS_REGION: region } = process.env;
  beforeAll(() => {
    process.env['AWS_REGION'] = 'eu-west-1';
  });
  afterAll(async () => {
    if (region === undefined) delete process.env['AWS_REGION'];
    else process.env['AWS_REGION'] = region;
    await terraform.dispose();
  });

  it('is refused with the fix, even when the environment has one', async () => {
    await terraform.use({ terraform: required, provider: { aws: [{}] }, resource: { aws_vpc: { main: {} } } });
    const { code, output } = await terraform.run('plan');
    expect(output).toContain('The aws provider has no region');
    expect(code).toBe(1);
  });
});
