import { changes, type Configuration, Terraform } from './terraform';

const provider = { aws: [{ region: 'eu-west-1', allowed_account_ids: ['210987654321'] }] };
const stack = (change: { readonly cidr?: string; readonly rev?: string } = {}): Configuration => ({
  terraform: { required_providers: { aws: { source: 'hashicorp/aws' } } },
  provider,
  resource: {
    aws_vpc: { main: { cidr_block: change.cidr ?? '10.0.0.0/16', tags: { rev: change.rev ?? '1' } } },
    aws_subnet: { private: { count: 2, vpc_id: '${aws_vpc.main.id}', cidr_block: '10.0.1.0/24' } },
    aws_eip: { nat: { count: 2 } },
    aws_s3_bucket: { models: { bucket: 'models-210987654321' } },
  },
  output: {
    vpc: { value: '${aws_vpc.main.arn}' },
    subnets: { value: '${aws_subnet.private[*].id}' },
    addresses: { value: '${aws_eip.nat[*].id}' },
    domain: { value: '${aws_s3_bucket.models.bucket_regional_domain_name}' },
  },
});

describe('the life of a stack under the real terraform', () => {
  const terraform = new Terraform();
  beforeAll(async () => {
    await terraform.use(stack());
    await terraform.apply();
  });
  afterAll(() => terraform.dispose());

  it('has nothing to change right after apply', async () => {
    expect(await terraform.pendingChanges()).toBe(0);
  });

  it('gives ARNs of the configured region and account', async () => {
    expect(await terraform.outputs()).toMatchObject({
      vpc: expect.stringMatching(/^arn:aws:ec2:eu-west-1:210987654321:vpc\/vpc-[0-9a-f]{17}$/) as string,
      domain: 'models-210987654321.s3.eu-west-1.amazonaws.com',
    });
  });

  it('tells resources with the same configuration apart', async () => {
    const { subnets, addresses } = (await terraform.outputs()) as { subnets: string[]; addresses: string[] };
    expect(new Set([...subnets, ...addresses]).size).toBe(4);
  });

  it('changes a tag in place', async () => {
    terraform.change(stack({ rev: '2' }));
    expect(changes(await terraform.plan())).toEqual(['update aws_vpc.main']);
    await terraform.apply();
    expect(await terraform.pendingChanges()).toBe(0);
  });

  it('replaces for a force-new attribute, and what depends on the new id', async () => {
    terraform.change(stack({ rev: '2', cidr: '10.9.0.0/16' }));
    const plan = await terraform.plan();
    expect(changes(plan)).toContain('delete+create aws_vpc.main');
    const vpc = plan.resource_changes?.find(({ address }) => address === 'aws_vpc.main');
    expect(vpc?.change.replace_paths).toEqual([['cidr_block']]);
  });

  it('destroys everything', async () => {
    const { code, output } = await terraform.run('destroy', '-auto-approve');
    expect(output).toContain('Destroy complete! Resources: 6 destroyed.');
    expect(code).toBe(0);
  });
});
