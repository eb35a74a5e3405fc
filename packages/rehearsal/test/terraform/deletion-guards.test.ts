import { deletionGuards, guardOverride } from '../../src/terraform/deletion-guards';

const stack = (name: string, dependencies: readonly string[], resource: object = {}) => ({
  name,
  dependencies,
  source: JSON.stringify({ resource }),
});
const cluster = { type: 'aws_eks_cluster', name: 'it', argument: 'deletion_protection', off: false, stack: 'cluster' };

describe('deletionGuards', () => {
  it('are those of a stack and of every stack that needs it, each once', () => {
    const guards = deletionGuards([
      stack('network', []),
      stack('models', ['network']),
      stack('cluster', ['network', 'models'], {
        aws_eks_cluster: { it: { deletion_protection: true }, other: { deletion_protection: false } },
        aws_vpc: { it: {} },
      }),
      stack('serving', ['cluster'], { aws_cognito_user_pool: { it: { deletion_protection: 'ACTIVE' } } }),
      stack('beside', []),
    ]);
    const pool = { ...cluster, type: 'aws_cognito_user_pool', off: 'INACTIVE', stack: 'serving' };
    expect(Object.fromEntries(guards)).toEqual({
      network: expect.arrayContaining([cluster, pool]) as object,
      models: expect.arrayContaining([cluster, pool]) as object,
      cluster: [cluster, pool],
      serving: [pool],
      beside: [],
    });
    expect(guards.get('network')).toHaveLength(2);
  });

  it('go with an override that leaves other resources alone', () => {
    expect(guardOverride([cluster, { ...cluster, name: 'more' }])).toEqual({
      resource: { aws_eks_cluster: { it: { deletion_protection: false }, more: { deletion_protection: false } } },
    });
  });
});
