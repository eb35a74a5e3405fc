import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { World } from '../../src';
import { type Configuration, Terraform } from '../terraform';
import { without } from './scene';

const providers = { aws: { source: 'hashicorp/aws' }, kubernetes: { source: 'hashicorp/kubernetes' } };
const stack = (resource: Configuration, output: Configuration = {}): Configuration => ({
  terraform: { required_providers: providers },
  provider: { aws: [{ region: 'eu-west-1', allowed_account_ids: ['210987654321'] }] },
  ...(Object.keys(resource).length > 0 && { resource }),
  output: { none: { value: 0 }, ...output },
});
const types = {
  resources: new Set([
    'aws_iam_policy',
    'aws_iam_role',
    'aws_iam_role_policy_attachment',
    'aws_acm_certificate',
    'aws_eks_cluster',
    'aws_eks_node_group',
    'aws_cloudwatch_event_rule',
    'aws_cloudwatch_event_target',
    'kubernetes_ingress_v1',
  ]),
  dataSources: new Set<string>(),
};
const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
const trust = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'ec2.amazonaws.com' } };
const policies = (...names: readonly string[]) => ({
  aws_iam_policy: Object.fromEntries(
    names.map((name) => [name, { name, policy: JSON.stringify({ Statement: [statement] }) }]),
  ),
});
const reader = {
  aws_iam_role: { pod: { name: 'pod', assume_role_policy: JSON.stringify({ Statement: [trust] }) } },
  aws_iam_role_policy_attachment: {
    read: { role: '${aws_iam_role.pod.name}', policy_arn: 'arn:aws:iam::210987654321:policy/reader' },
  },
};
const attached = 'aws_iam_policy < aws_iam_role_policy_attachment.policy_arn';

/** Two stacks with one stand-in, whose states are empty. */
async function withStacks(
  work: (models: Terraform, serving: Terraform) => Promise<void>,
  { lenient = false, world }: { readonly lenient?: boolean; readonly world?: World } = {},
): Promise<void> {
  const [models, serving] = [new Terraform(), new Terraform()];
  try {
    await models.use(stack({}), types, lenient, world);
    await serving.beside(models, stack({}));
    await work(models, serving);
  } finally {
    await models.dispose();
    await serving.dispose();
  }
}

const apply = (terraform: Terraform, resource: Configuration) => {
  terraform.change(stack(resource));
  return terraform.run('apply', '-auto-approve');
};

describe('a change that would stick in AWS', () => {
  jest.setTimeout(120_000);

  it('is refused: a policy that another stack has attached; it goes once that stack lets go', () =>
    withStacks(async (models, serving) => {
      expect((await apply(models, policies('reader', 'other'))).output).toContain('2 added');
      expect((await apply(serving, reader)).output).toContain('2 added');
      const { code, output } = await apply(models, policies('other'));
      expect([code, output.replace(/\s+/g, ' ')]).toEqual([
        1,
        expect.stringMatching(
          /deleting IAM Policy \(arn:aws:iam::210987654321:policy\/reader\): operation error IAM: DeletePolicy, https response error StatusCode: 409, RequestID: [0-9-]+, DeleteConflict: Cannot delete a policy attached to entities\..*used: aws_iam_role_policy_attachment pod\/\S+ by policy_arn/,
        ),
      ]);
      expect((await apply(serving, {})).output).toContain('2 destroyed');
      expect((await apply(models, policies('other'))).output).toContain('1 destroyed');
    }));

  it('goes through when the table lacks the row', () =>
    withStacks(async (models, serving) => {
      await apply(models, policies('reader'));
      await apply(serving, reader);
      const gone = await without(attached, () => apply(models, {}));
      expect(gone.output).toContain('1 destroyed');
    }));

  it('is a warning where the stand-in is lenient', () =>
    withStacks(
      async (models, serving) => {
        await apply(models, policies('reader'));
        await apply(serving, reader);
        const { code, output } = await apply(models, {});
        expect([code, output]).toEqual([
          0,
          expect.stringMatching(/Warning: deleting IAM Policy[^]*DeleteConflict[^]*1 destroyed/),
        ]);
      },
      { lenient: true },
    ));

  it('is refused by a stand-in that was started anew on the states of all stacks', async () => {
    const world = new World();
    await withStacks(async (models, serving) => {
      await apply(models, policies('reader'));
      await apply(serving, reader);
      world.observeState(readFileSync(join(serving.folder, 'terraform.tfstate'), 'utf8'));
      await models.use(stack(policies('reader')), types, false, world);
      expect((await apply(models, {})).output).toContain('DeleteConflict');
    });
  });

  it('is refused: a certificate that an Ingress names; a new one before it, and the Ingress then, goes through', () =>
    withStacks(async (models, serving) => {
      const certificate = (host: string) => ({
        aws_acm_certificate: {
          it: { domain_name: host, validation_method: 'DNS', lifecycle: { create_before_destroy: true } },
        },
      });
      const ingress = (arn: string) => ({
        kubernetes_ingress_v1: {
          web: {
            metadata: [{ name: 'web', annotations: { 'alb.ingress.kubernetes.io/certificate-arn': arn } }],
            spec: [{ default_backend: [{ service: [{ name: 'web', port: [{ number: 80 }] }] }] }],
          },
        },
      });
      models.change(stack(certificate('a.example.com'), { arn: { value: '${aws_acm_certificate.it.arn}' } }));
      await models.apply();
      const { arn } = await models.outputs();
      await apply(serving, ingress(String(arn)));
      models.change(stack(certificate('b.example.com')));
      const { code, output } = await models.run('apply', '-auto-approve');
      expect([code, output]).toEqual([
        1,
        expect.stringMatching(/deleting ACM Certificate[^]*is in use[^]*kubernetes_ingress_v1 default\/web/),
      ]);
      expect((await apply(serving, {})).output).toContain('1 destroyed');
      const both = (host: string) => ({ ...certificate(host), ...ingress('${aws_acm_certificate.it.arn}') });
      expect((await apply(models, both('b.example.com'))).output).toContain('1 added, 0 changed, 1 destroyed');
      expect((await apply(models, both('c.example.com'))).output).toContain('1 added, 1 changed, 1 destroyed');
    }));

  it('waits for what the same apply lets go without a reference, as the provider does', () =>
    withStacks(async (models) => {
      const rule = {
        aws_cloudwatch_event_rule: { it: { name: 'rule', schedule_expression: 'rate(1 hour)' } },
        aws_cloudwatch_event_target: { it: { rule: 'rule', arn: 'arn:aws:sqs:eu-west-1:210987654321:q' } },
      };
      expect((await apply(models, rule)).output).toContain('2 added');
      expect((await apply(models, {})).output).toContain('2 destroyed');
    }));

  it('is refused: a minimum above the size that Terraform ignores, and a cluster with nodes or deletion protection', () =>
    withStacks(async (models) => {
      const cluster = (change: Configuration = {}) => ({
        aws_eks_cluster: {
          it: {
            name: 'c',
            role_arn: 'arn:aws:iam::210987654321:role/c',
            vpc_config: [{ subnet_ids: ['a', 'b'] }],
            ...change,
          },
        },
      });
      const nodes = (size: number) => ({
        aws_eks_node_group: {
          it: {
            cluster_name: 'c',
            node_group_name: 'n',
            node_role_arn: 'arn:aws:iam::210987654321:role/n',
            subnet_ids: ['a', 'b'],
            scaling_config: [{ min_size: size, desired_size: size, max_size: 5 }],
            lifecycle: { ignore_changes: ['scaling_config[0].desired_size'] },
          },
        },
      });
      await apply(models, { ...cluster(), ...nodes(2) });
      expect((await apply(models, { ...cluster(), ...nodes(3) })).output).toContain(
        "Minimum capacity 3 can't be greater than desired size 2",
      );
      expect((await apply(models, nodes(2))).output).toContain(
        'ResourceInUseException: Cluster has nodegroups attached',
      );
      expect((await apply(models, cluster({ deletion_protection: true }))).output).toContain('1 changed, 1 destroyed');
      expect((await apply(models, {})).output).toContain('InvalidRequestException: deletion protection');
      expect((await apply(models, cluster({ deletion_protection: false }))).output).toContain('1 changed');
      expect((await apply(models, {})).output).toContain('1 destroyed');
    }));
});
