import { changes, type Configuration, Terraform } from './terraform';

const stack = ({ name = 'web', image = 'serving:1', replicas = 1, chart = '1.0.0' } = {}): Configuration => ({
  terraform: {
    required_providers: {
      aws: { source: 'hashicorp/aws' },
      kubernetes: { source: 'hashicorp/kubernetes' },
      helm: { source: 'hashicorp/helm' },
    },
  },
  provider: {
    aws: [{ region: 'eu-west-1' }],
    kubernetes: [{ host: '${aws_eks_cluster.main.endpoint}', token: 'none' }],
    helm: [{ kubernetes: { host: '${aws_eks_cluster.main.endpoint}' } }],
  },
  resource: {
    aws_eks_cluster: {
      main: {
        name: 'main',
        role_arn: 'arn:aws:iam::123456789012:role/c',
        vpc_config: [{ subnet_ids: ['subnet-1', 'subnet-2'] }],
      },
    },
    kubernetes_namespace: { apps: { metadata: [{ name: 'apps' }] } },
    kubernetes_deployment_v1: {
      web: {
        metadata: [{ name, namespace: '${kubernetes_namespace.apps.metadata[0].name}' }],
        spec: [
          {
            replicas: String(replicas),
            selector: [{ match_labels: { app: 'web' } }],
            template: [{ metadata: [{ labels: { app: 'web' } }], spec: [{ container: [{ name: 'serving', image }] }] }],
          },
        ],
      },
    },
    kubernetes_secret: { token: { metadata: [{ name: 'token' }], data: { value: 'not for the plan' } } },
    kubernetes_manifest: {
      map: {
        manifest: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x', namespace: 'apps' }, data: { a: 'b' } },
      },
    },
    helm_release: {
      ingress: { name: 'ingress', chart: 'ingress', version: chart, set: [{ name: 'a.b', value: '2' }] },
    },
  },
  output: {
    deployment: { value: '${kubernetes_deployment_v1.web.id}' },
    uid: { value: '${kubernetes_namespace.apps.metadata[0].uid}' },
    revision: { value: '${helm_release.ingress.metadata.revision}' },
  },
});

describe('workloads on a cluster that exists only in the rehearsal', () => {
  const terraform = new Terraform();
  beforeAll(async () => {
    await terraform.use(stack());
    await terraform.apply();
  });
  afterAll(() => terraform.dispose());

  it('are applied without a cluster, and nothing is left to change', async () => {
    expect(await terraform.outputs()).toEqual({
      deployment: 'apps/web',
      uid: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      revision: 1,
    });
    expect(await terraform.pendingChanges()).toBe(0);
  });

  it('change an image in place', async () => {
    terraform.change(stack({ image: 'serving:2', replicas: 3 }));
    expect(changes(await terraform.plan())).toEqual(['update kubernetes_deployment_v1.web']);
  });

  it('replace a deployment for its name, and name the path inside the metadata block', async () => {
    terraform.change(stack({ name: 'api' }));
    const change = (await terraform.plan()).resource_changes?.find(
      ({ address }) => address === 'kubernetes_deployment_v1.web',
    )?.change;
    expect(change).toMatchObject({ actions: ['delete', 'create'], replace_paths: [['metadata', 0, 'name']] });
  });

  it('upgrade a release to the next revision, which is unknown before apply', async () => {
    terraform.change(stack({ chart: '1.1.0' }));
    const change = (await terraform.plan()).resource_changes?.find(
      ({ address }) => address === 'helm_release.ingress',
    )?.change;
    expect(change).toMatchObject({ actions: ['update'], after_unknown: { metadata: true } });
    await terraform.apply();
    expect(await terraform.outputs()).toMatchObject({ revision: 2 });
  });

  it('show the defaults of helm in the plan and hide secrets', async () => {
    const fresh = new Terraform();
    try {
      await fresh.use(stack());
      const all = (await fresh.plan()).resource_changes ?? [];
      const of = (address: string) => all.find((change) => change.address === address)?.change;
      expect(of('helm_release.ingress')?.after).toMatchObject({
        atomic: false,
        wait: true,
        timeout: 300,
        namespace: 'default',
      });
      expect(of('kubernetes_secret.token')?.after_sensitive).toMatchObject({ data: true });
      expect((await fresh.run('plan')).output).not.toContain('not for the plan');
    } finally {
      await fresh.dispose();
    }
  });
});
