import { type Configuration, Terraform } from './terraform';

const types = new Set(['aws_iam_role', 'aws_iam_policy', 'aws_s3_bucket', 'aws_vpc', 'aws_eks_node_group']);
const stack = (resource: Configuration, output: Configuration = {}): Configuration => ({
  terraform: { required_providers: { aws: { source: 'hashicorp/aws' } } },
  provider: { aws: [{ region: 'eu-west-1' }] },
  resource,
  output: { none: { value: 0 }, ...output },
});
const statement = { Effect: 'Allow', Action: 'sts:AssumeRole' };
const trust = JSON.stringify({ Statement: [{ ...statement, Principal: { Service: 'ec2.amazonaws.com' } }] });
const role = (name: string) => ({ name, assume_role_policy: trust });
const policy = (change: object) => ({
  policy: JSON.stringify({ Statement: [{ ...statement, Resource: '*' }] }),
  ...change,
});

/** A fresh stand-in whose state and registers are empty. */
async function withTerraform(work: (terraform: Terraform) => Promise<void>): Promise<void> {
  const terraform = new Terraform();
  try {
    await terraform.use(stack({ aws_vpc: { first: { cidr_block: '10.0.0.0/8' } } }), {
      resources: types,
      dataSources: new Set(),
    });
    await work(terraform);
  } finally {
    await terraform.dispose();
  }
}

describe('a name that AWS gives only once', () => {
  jest.setTimeout(60_000);

  it('fails the second resource with the code of AWS, keeps the first, and goes through with another name', () =>
    withTerraform(async (terraform) => {
      terraform.change(
        stack({ aws_iam_role: { one: role('node'), other: { ...role('node'), depends_on: ['aws_iam_role.one'] } } }),
      );
      const { code, output } = await terraform.run('apply', '-auto-approve');
      expect([code, output]).toEqual([
        1,
        expect.stringMatching(/Error: creating IAM Role \(node\): EntityAlreadyExists[^]*with aws_iam_role\.other/),
      ]);
      terraform.change(stack({ aws_iam_role: { one: role('node'), other: role('system') } }));
      expect((await terraform.run('apply', '-auto-approve')).output).toContain('1 added, 0 changed, 0 destroyed');
    }));

  it('is free for the replacement that is made after the former is gone', () =>
    withTerraform(async (terraform) => {
      terraform.change(stack({ aws_iam_policy: { it: policy({ name: 'read', path: '/a/' }) } }));
      await terraform.apply();
      terraform.change(stack({ aws_iam_policy: { it: policy({ name: 'read', path: '/b/' }) } }));
      expect((await terraform.run('apply', '-auto-approve')).output).toContain('1 added, 0 changed, 1 destroyed');
    }));

  it('is not free for a replacement made first, unless the name is made from a prefix', () =>
    withTerraform(async (terraform) => {
      const first = { lifecycle: { create_before_destroy: true } };
      terraform.change(
        stack({
          aws_iam_policy: {
            it: policy({ name: 'read', path: '/a/', ...first }),
            by: policy({ name_prefix: 'write-', path: '/a/', ...first }),
          },
        }),
      );
      await terraform.apply();
      terraform.change(
        stack({
          aws_iam_policy: {
            it: policy({ name: 'read', path: '/b/', ...first }),
            by: policy({ name_prefix: 'write-', path: '/b/', ...first }),
          },
        }),
      );
      const { code, output } = await terraform.run('apply', '-auto-approve');
      expect([code, output]).toEqual([
        1,
        expect.stringMatching(/creating IAM Policy \(read\): EntityAlreadyExists[^]*create_before_destroy/),
      ]);
      expect(output).toMatch(
        /aws_iam_policy\.by(: Destruction complete| \(deposed object \w+\): Destruction complete)/,
      );
    }));

  it('is known from the state to a stand-in that was started anew', () =>
    withTerraform(async (terraform) => {
      const one = { one: { bucket: 'models' } };
      terraform.change(stack({ aws_s3_bucket: one }));
      await terraform.apply();
      await terraform.use(stack({ aws_s3_bucket: { ...one, other: { bucket: 'models' } } }), {
        resources: types,
        dataSources: new Set(),
      });
      expect((await terraform.run('apply', '-auto-approve')).output).toContain('BucketAlreadyOwnedByYou');
    }));
});

describe('an environment that is destroyed and applied again', () => {
  it(
    'has the same ids where they are names, and new ones where AWS makes them up',
    () =>
      withTerraform(async (terraform) => {
        const resources = {
          aws_iam_role: { it: role('node') },
          aws_s3_bucket: { it: { bucket: 'models' } },
          aws_vpc: { it: { cidr_block: '10.0.0.0/16' } },
          aws_eks_node_group: {
            it: {
              cluster_name: 'c',
              node_group_name: 'n',
              node_role_arn: 'r',
              subnet_ids: ['s'],
              scaling_config: [{ desired_size: 1, max_size: 1, min_size: 1 }],
            },
          },
        };
        const outputs = {
          names: {
            value: [
              '${aws_iam_role.it.id}',
              '${aws_iam_role.it.arn}',
              '${aws_s3_bucket.it.arn}',
              '${aws_eks_node_group.it.id}',
            ],
          },
          made: {
            value: [
              '${aws_vpc.it.id}',
              '${aws_vpc.it.default_security_group_id}',
              '${aws_iam_role.it.unique_id}',
              '${aws_eks_node_group.it.arn}',
            ],
          },
        };
        terraform.change(stack(resources, outputs));
        await terraform.apply();
        const first = (await terraform.outputs()) as { names: string[]; made: string[] };
        await terraform.run('destroy', '-auto-approve');
        await terraform.apply();
        const again = (await terraform.outputs()) as typeof first;
        expect(again.names).toEqual(first.names);
        expect(again.made.filter((value) => first.made.includes(value))).toEqual([]);
      }),
    60_000,
  );
});
