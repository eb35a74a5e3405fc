import { type Configuration, Terraform } from './terraform';

const terraform = new Terraform();
afterAll(() => terraform.dispose());

const level = 'pod-security.kubernetes.io/enforce';
const namespace = (enforce: string): object => ({
  kubernetes_namespace_v1: { home: { metadata: [{ name: 'home', labels: { [level]: enforce } }] } },
});
const deployment = (home: string, context: object = {}): object => ({
  kubernetes_deployment_v1: {
    web: {
      metadata: [{ name: 'web', namespace: home }],
      wait_for_rollout: false,
      spec: [
        {
          selector: [{ match_labels: { app: 'web' } }],
          template: [
            {
              metadata: [{ labels: { app: 'web' } }],
              spec: [{ container: [{ name: 'web', image: 'a.example/web:1', security_context: [context] }] }],
            },
          ],
        },
      ],
    },
  },
});
const careful = {
  run_as_non_root: true,
  allow_privilege_escalation: false,
  capabilities: [{ drop: ['ALL'] }],
  seccomp_profile: [{ type: 'RuntimeDefault' }],
};
const stack = (...resources: readonly object[]): Configuration => ({
  terraform: {
    required_providers: { kubernetes: { source: 'hashicorp/kubernetes' }, aws: { source: 'hashicorp/aws' } },
  },
  provider: { aws: [{ region: 'eu-west-1' }] },
  resource: Object.assign({}, ...resources) as object,
});
const planned = async (configuration: Configuration, lenient = false) => {
  await terraform.use(configuration, undefined, lenient);
  return terraform.run('plan');
};

jest.setTimeout(60_000);

it.each([
  ['a zone', { aws_subnet: { a: { vpc_id: 'vpc-1', availability_zone: 'us-east-1a' } } }, /to be a zone of eu-west-1/],
  [
    'a service',
    { aws_vpc_endpoint: { a: { vpc_id: 'vpc-1', service_name: 'com.amazonaws.us-east-1.s3' } } },
    /to be a service of eu-west-1/,
  ],
])('%s of another region is refused', async (_what, resources, says) => {
  const { code, output } = await planned(stack(resources));
  expect([code, output.replace(/\s+/g, ' ')]).toEqual([1, expect.stringMatching(says)]);
});

it('takes zones and services of the resource’s own region', async () => {
  const { code, output } = await planned(
    stack({
      aws_subnet: {
        a: { vpc_id: 'vpc-1', availability_zone: 'us-east-1a', region: 'us-east-1' },
        b: { vpc_id: 'vpc-1', availability_zone: 'eu-west-1-xyz-1a' },
      },
      aws_vpc_endpoint: {
        a: { vpc_id: 'vpc-1', service_name: 'com.amazonaws.iam', vpc_endpoint_type: 'Interface' },
        b: {
          vpc_id: 'vpc-1',
          service_name: 'com.amazonaws.us-east-1.ec2',
          service_region: 'us-east-1',
          vpc_endpoint_type: 'Interface',
        },
      },
    }),
  );
  expect([code, output]).toEqual([0, expect.anything()]);
});

it('does not judge what only a parameter in AWS says', async () => {
  const { code, output } = await planned({
    ...stack({
      aws_iam_role_policy_attachment: { a: { role: 'a', policy_arn: '${data.aws_ssm_parameter.a.value}' } },
      aws_subnet: { a: { vpc_id: 'vpc-1', cidr_block: '${data.aws_ssm_parameter.a.value}' } },
      aws_launch_template: { a: { image_id: '${data.aws_ssm_parameter.image.insecure_value}' } },
    }),
    data: { aws_ssm_parameter: { a: { name: '/a' }, image: { name: '/aws/service/ami-amazon-linux-latest/al2023' } } },
  });
  expect([code, output]).toEqual([0, expect.stringMatching(/image_id\s+= "ami-[0-9a-f]{17}"/)]);
});

describe('PodSecurity at plan', () => {
  const reference = '${kubernetes_namespace_v1.home.metadata[0].name}';

  it.each([
    ['a namespace that it refers to', reference],
    ['a namespace that it only names', 'home'],
  ])('refuses the pods of %s', async (_what, home) => {
    const { code, output } = await planned(stack(namespace('restricted'), deployment(home)));
    expect([code, output]).toEqual([
      1,
      expect.stringMatching(/Deployment home\/web.*runAsNonRoot[^]*PodSecurity\s+"restricted/),
    ]);
  });

  it('takes pods that keep the rules, and says a warning with --lenient', async () => {
    const right = await planned(stack(namespace('restricted'), deployment(reference, careful)));
    const lenient = await planned(stack(namespace('restricted'), deployment(reference)), true);
    expect([right.code, lenient.code]).toEqual([0, 0]);
    expect(lenient.output).toMatch(/Warning: Deployment home\/web/);
  });

  it('knows a namespace that is made already', async () => {
    await terraform.use(stack(namespace('baseline'), deployment('elsewhere')));
    await terraform.apply();
    terraform.change(stack(namespace('baseline'), deployment('home', { privileged: true })));
    expect((await terraform.run('plan')).output).toMatch(/PodSecurity "baseline/);
  });
});
