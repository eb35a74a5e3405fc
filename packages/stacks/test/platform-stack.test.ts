import { AutoscalingGroup } from '@cdktf/provider-aws/lib/autoscaling-group';
import { EksPodIdentityAssociation } from '@cdktf/provider-aws/lib/eks-pod-identity-association';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import { Release } from '@cdktf/provider-helm/lib/release';
import { DeploymentV1 } from '@cdktf/provider-kubernetes/lib/deployment-v1';
import { Testing } from 'cdktf';

import { lifecycleLabel, type Statement } from '@spot-serving/core';
import { findings } from '@spot-serving/guardrails';
import { aNetwork, aResolvedEnvironment, resourcesOf, theOnly } from '@spot-serving/testkit';

import { ClusterStack, PlatformStack } from '../src';
import { LinkedStacks } from './cross-stack';

interface Group {
  readonly name: string;
  readonly tag: readonly { readonly key: string; readonly value: string; readonly propagate_at_launch: boolean }[];
}

interface WrittenRelease {
  readonly name: string;
  values: string[];
  readonly depends_on: readonly string[];
}

const pools = { spot: { general: { maxSize: 4 }, other: { maxSize: 4 } } };
const environment = aResolvedEnvironment({
  pools,
  platform: { headroom: 2, imageRegistry: 'mirror.example', autoscaler: { provisionMinutes: 7 } },
});
const app = Testing.app();
const { cluster, pools: made, interruptions } = new ClusterStack(app, environment, { network: aNetwork() });
new PlatformStack(app, environment, { cluster, pools: made, interruptions });
const stacks = new LinkedStacks(app);
const [platform, clusterStack] = [stacks.stack('test-app-platform'), stacks.stack('test-app-cluster')];
const groups = Object.values(resourcesOf(AutoscalingGroup, clusterStack)) as Group[];
const releases = Object.values(resourcesOf(Release, platform)) as WrittenRelease[];

/** Values of a release, with the names that other stacks give. */
function valuesOf(name: string): Readonly<Record<string, unknown>> {
  const release = releases.find((each) => each.name === name);
  return JSON.parse(stacks.follow(release?.values[0] ?? '')) as Record<string, unknown>;
}

/** The rights of the role of a controller, by Sid. */
function rightsOf(path: string): Readonly<Record<string, Statement>> {
  const [, found] = Object.entries(resourcesOf(IamRolePolicy, platform)).find(([id]) => id.startsWith(path)) ?? [];
  const { Statement: statements } = JSON.parse(stacks.follow((found as { readonly policy: string }).policy)) as {
    Statement: Statement[];
  };
  return Object.fromEntries(statements.map((statement) => [statement.Sid, statement]));
}

describe('the platform stack of an app', () => {
  it('lets the autoscaler ask the very groups that the cluster stack makes, Spot first', () => {
    const { expanderPriorities: priorities } = valuesOf('cluster-autoscaler') as {
      expanderPriorities: Readonly<Record<string, readonly string[]>>;
    };
    const byLifecycle = (onDemand: boolean) =>
      groups
        .filter(({ tag }) =>
          tag.some(({ key, value }) => key.endsWith(lifecycleLabel) && (value === 'on-demand') === onDemand),
        )
        .map(({ name }) => `^${name}$`);
    expect(groups).toHaveLength(3);
    expect([...(priorities['20'] ?? [])].sort()).toEqual(byLifecycle(false).sort());
    expect(priorities['10']).toEqual(byLifecycle(true));
  });

  it('lets it find them by tags that they all have', () => {
    const { autoDiscovery } = valuesOf('cluster-autoscaler') as { autoDiscovery: { readonly tags: readonly string[] } };
    for (const { tag } of groups)
      expect(tag.map(({ key }) => key)).toEqual(expect.arrayContaining([...autoDiscovery.tags]));
  });

  it('lets it size them by a tag that they all have', () => {
    const { SizeOwnGroups: sizing } = rightsOf('AutoscalerIdentity');
    const [[key, value] = ['', '']] = Object.entries(sizing?.Condition?.StringEquals ?? {});
    for (const { tag } of groups)
      expect(tag).toContainEqual(expect.objectContaining({ key: key.replace('autoscaling:ResourceTag/', ''), value }));
  });

  it('lets the handler read the very queue that the cluster stack fills', () => {
    const queues = Object.entries(resourcesOf(SqsQueue, clusterStack)) as [
      string,
      { readonly name: string; readonly redrive_policy?: string },
    ][];
    const [notices = ''] = queues.find(([, { redrive_policy: redrive }]) => redrive !== undefined) ?? [];
    expect(valuesOf('aws-node-termination-handler').queueURL).toBe(`aws_sqs_queue.${notices}.url`);
    expect(rightsOf('TerminationHandlerIdentity').TakeMessages?.Resource).toBe(`aws_sqs_queue.${notices}.arn`);
  });

  it('lets it drain the nodes of those groups, by a tag that instances get, and answer their hooks', () => {
    const { managedTag } = valuesOf('aws-node-termination-handler');
    for (const { tag } of groups)
      expect(tag).toContainEqual(expect.objectContaining({ key: managedTag, propagate_at_launch: true }));
    const arns = Object.keys(resourcesOf(AutoscalingGroup, clusterStack)).map(
      (id) => `aws_autoscaling_group.${id}.arn`,
    );
    expect([rightsOf('TerminationHandlerIdentity').AnswerHooks?.Resource ?? []].flat().sort()).toEqual(arns.sort());
  });

  it('gives each controller its rights before it starts, under the account that its chart makes', () => {
    const associations = Object.values(resourcesOf(EksPodIdentityAssociation, platform)) as {
      readonly service_account: string;
      readonly namespace: string;
    }[];
    expect(associations.map(({ service_account: account }) => account).sort()).toEqual([
      'aws-load-balancer-controller',
      'aws-node-termination-handler',
      'cluster-autoscaler',
    ]);
    const withRights = releases.filter(({ name }) => name !== 'metrics-server');
    for (const { depends_on: order } of withRights)
      expect(order).toContainEqual(expect.stringMatching(/^aws_eks_pod_identity_association\./));
  });

  it('installs the load balancer controller first', () => {
    const others = releases.filter(({ name }) => name !== 'aws-load-balancer-controller');
    expect(others).toHaveLength(3);
    for (const { depends_on: order } of others)
      expect(order).toContainEqual(expect.stringMatching(/^helm_release\.LoadBalancerController_/));
  });

  it('waits for warm nodes once there is who makes them', () => {
    const { depends_on: order } = theOnly(DeploymentV1, platform) as { readonly depends_on: readonly string[] };
    expect(order).toContainEqual(expect.stringMatching(/^helm_release\.ClusterAutoscaler_/));
  });

  it('takes what the environment says: warm nodes, patience, registry', () => {
    expect(theOnly(DeploymentV1, platform)).toMatchObject({
      // Two Spot pools and the fallback, 7 minutes each, 6 for the 7 steps to 8 Spot nodes, and 3 for a boot.
      spec: { replicas: '2', progress_deadline_seconds: 30 * 60 },
    });
    expect(valuesOf('cluster-autoscaler')).toMatchObject({ extraArgs: { 'max-node-provision-time': '7m' } });
    expect(
      releases.map(({ name }) => (valuesOf(name).image as { readonly repository: string }).repository.split('/')[0]),
    ).toEqual(releases.map(() => 'mirror.example'));
  });

  it('breaks no rule', () => {
    expect(findings(platform).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it.each(releases.map(({ name }) => name))('would not pass the rules if %s lost its selector', (name) => {
    const seeded = structuredClone(platform);
    const release = (Object.values(resourcesOf(Release, seeded)) as WrittenRelease[]).find(
      (each) => each.name === name,
    );
    if (!release) throw new Error(`no release ${name}`);
    release.values = release.values.map((text) =>
      JSON.stringify({ ...(JSON.parse(text) as object), nodeSelector: undefined }),
    );
    const errors = findings(seeded).filter(({ severity }) => severity === 'error');
    expect(errors.map(({ rule }) => rule)).toEqual(['release-on-demand']);
  });

  it('has no access to the cluster in its state', () => {
    expect(JSON.stringify(platform)).not.toMatch(/aws_eks_cluster_auth|"token"/);
  });
});
