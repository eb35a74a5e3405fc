import { renderReview, toMend } from '../src';
import { versionSteps } from '../src/changes/version-steps';
import { aPlan } from './support/plan-json';

const cluster = (before: string, after: string | undefined, actions = ['update']) =>
  aPlan([{ address: 'aws_eks_cluster.main', actions, before: { version: before }, after: { version: after } }]);

describe('the Kubernetes version of a cluster', () => {
  it.each([
    ['1.35', '1.36'],
    ['1.35', '1.35'],
    ['1.35', undefined],
  ])('goes from %s to %s', (before, after) => {
    expect(versionSteps(cluster(before, after))).toEqual([]);
  });

  it.each([
    ['1.35', '1.37', 'go to 1.36 first, in a change of its own'],
    ['1.9', '1.35', 'go to 1.10 first, in a change of its own'],
    ['1.36', '1.35', 'keep 1.36'],
  ])('does not go from %s to %s: %s', (before, after, fix) => {
    const plan = cluster(before, after);
    const stacks = [{ name: 'cluster', result: { plan } }];
    expect(versionSteps(plan)).toMatchObject([{ address: 'aws_eks_cluster.main', fix }]);
    const { verdict, markdown } = renderReview({ stacks });
    expect({ verdict, markdown }).toEqual({ verdict: 'fail', markdown: expect.stringContaining(fix) as string });
    expect(toMend(stacks)).toEqual([expect.stringContaining(fix)]);
  });

  it('is whatever it is when the cluster is replaced', () => {
    expect(versionSteps(cluster('1.36', '1.35', ['delete', 'create']))).toEqual([]);
  });
});
