import { changes, Terraform } from './terraform';

const vpcId = 'vpc-0123456789abcdef0';
const stack = {
  terraform: {
    required_providers: { aws: { source: 'hashicorp/aws' }, kubernetes: { source: 'hashicorp/kubernetes' } },
  },
  provider: { aws: [{ region: 'eu-west-1' }] },
  resource: {
    aws_vpc: { main: { cidr_block: '10.0.0.0/16' } },
    aws_eks_addon: { dns: { cluster_name: 'c', addon_name: 'coredns' } },
    kubernetes_namespace: { apps: { metadata: [{ name: 'apps', labels: { tier: 'web' } }] } },
    kubernetes_service_account: { loader: { metadata: [{ name: 'loader', namespace: 'apps' }] } },
  },
};

describe('terraform import', () => {
  const terraform = new Terraform();
  afterAll(() => terraform.dispose());

  it('takes an id over, and then changes in place what an id cannot tell', async () => {
    await terraform.use(stack);
    for (const [address, id] of [
      ['aws_vpc.main', vpcId],
      ['aws_eks_addon.dns', 'c:coredns'],
      ['kubernetes_namespace.apps', 'apps'],
      ['kubernetes_service_account.loader', 'apps/loader'],
    ] as const) {
      expect(await terraform.run('import', address, id)).toMatchObject({ code: 0 });
    }
    const state = JSON.parse((await terraform.run('show', '-json')).output) as {
      values: { root_module: { resources: { values: object }[] } };
    };
    const values = state.values.root_module.resources.map((resource) => resource.values);
    expect(values).toContainEqual(
      expect.objectContaining({ id: vpcId, arn: `arn:aws:ec2:eu-west-1:123456789012:vpc/${vpcId}` }),
    );
    expect(values).toContainEqual(
      expect.objectContaining({ id: 'c:coredns', cluster_name: 'c', addon_name: 'coredns' }),
    );
    expect(values).toContainEqual(
      expect.objectContaining({ metadata: [expect.objectContaining({ name: 'loader', namespace: 'apps' })] }),
    );
    const pending = changes(await terraform.plan());
    expect(pending).toContain('update aws_vpc.main');
    expect(pending.filter((change) => change.includes('delete') || change.startsWith('create'))).toEqual([]);
    await terraform.apply();
    expect(await terraform.pendingChanges()).toBe(0);
  });
});
