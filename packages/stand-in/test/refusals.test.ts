import { type Configuration, Terraform } from './terraform';

const good = { vpc_id: '${aws_vpc.main.id}', cidr_block: '10.0.1.0/24' };
const cluster = {
  name: 'c',
  role_arn: 'arn:aws:iam::123456789012:role/r',
  vpc_config: [{ subnet_ids: ['subnet-1', 'subnet-2'] }],
};
const stack = (subnet: object, more: Configuration = {}): Configuration => ({
  terraform: { required_providers: { aws: { source: 'hashicorp/aws' } } },
  provider: { aws: [{ region: 'eu-west-1' }] },
  resource: {
    aws_vpc: { main: { cidr_block: '10.0.0.0/16' } },
    aws_subnet: { one: subnet },
    aws_eks_cluster: { c: cluster },
  },
  ...more,
});

describe('a configuration that is wrong', () => {
  const terraform = new Terraform();
  beforeAll(async () => {
    await terraform.use(stack(good));
  });
  afterAll(() => terraform.dispose());
  const validate = async (configuration: Configuration) => {
    terraform.change(configuration);
    const { code, output } = await terraform.run('validate');
    return { code, output: output.replace(/\s+/g, ' ') };
  };

  it('is accepted once it is right', async () => {
    expect(await validate(stack(good))).toMatchObject({ code: 0 });
  });

  it('is refused for an argument that does not exist', async () => {
    const { code, output } = await validate(stack({ ...good, cidr_blok: '10.0.1.0/24' }));
    expect([code, output]).toEqual([1, expect.stringContaining('cidr_blok') as string]);
  });

  it('is refused for a required argument that is missing', async () => {
    const { code, output } = await validate(stack({ cidr_block: '10.0.1.0/24' }));
    expect([code, output]).toEqual([1, expect.stringContaining('The argument "vpc_id" is required') as string]);
  });

  it('is refused for a value of the wrong type', async () => {
    const { code, output } = await validate(stack({ ...good, map_public_ip_on_launch: 'sometimes' }));
    expect([code, output]).toEqual([1, expect.stringContaining('a bool is required') as string]);
  });

  it('is refused for a value that only the provider decides, with its path', async () => {
    const { code, output } = await validate(
      stack({ ...good, arn: 'arn:aws:ec2:eu-west-1:123456789012:subnet/subnet-1' }),
    );
    expect([code, output]).toEqual([1, expect.stringContaining('Attribute is read-only') as string]);
    expect(output).toContain('arn is decided by the provider and cannot be set');
  });

  it('is refused for a read-only value inside a block, with its path', async () => {
    const vpcConfig = [{ ...cluster.vpc_config[0], vpc_id: 'vpc-1' }];
    const { code, output } = await validate(
      stack(good, { resource: { aws_eks_cluster: { c: { ...cluster, vpc_config: vpcConfig } } } }),
    );
    expect([code, output]).toEqual([
      1,
      expect.stringContaining('vpc_config[0].vpc_id is decided by the provider') as string,
    ]);
  });

  it('is refused for two blocks where one is allowed', async () => {
    const vpcConfig = [cluster.vpc_config[0], cluster.vpc_config[0]];
    const { code, output } = await validate(
      stack(good, { resource: { aws_eks_cluster: { c: { ...cluster, vpc_config: vpcConfig } } } }),
    );
    expect([code, output]).toEqual([1, expect.stringContaining('Too many vpc_config blocks') as string]);
  });

  it('is refused for a reference to a resource that does not exist', async () => {
    const { code, output } = await validate(stack({ ...good, vpc_id: '${aws_vpc.other.id}' }));
    expect([code, output]).toEqual([1, expect.stringContaining('Reference to undeclared resource') as string]);
  });

  it('is refused for a reference to an attribute that does not exist', async () => {
    const { code, output } = await validate(stack({ ...good, vpc_id: '${aws_vpc.main.vpc_identifier}' }));
    expect([code, output]).toEqual([1, expect.stringContaining('vpc_identifier') as string]);
  });

  it('is refused for a type that was not asked to be served', async () => {
    const { code, output } = await validate(stack(good, { resource: { aws_moon_base: { one: {} } } }));
    expect([code, output]).toEqual([
      1,
      expect.stringContaining('does not support resource type "aws_moon_base"') as string,
    ]);
  });
});
