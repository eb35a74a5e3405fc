import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { AutoscalingGroup } from '@cdktf/provider-aws/lib/autoscaling-group';
import { AutoscalingLifecycleHook } from '@cdktf/provider-aws/lib/autoscaling-lifecycle-hook';
import { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule';
import { EksCluster } from '@cdktf/provider-aws/lib/eks-cluster';

import { resourcesOf, synthesizeApp, type SynthesizedStack, theOnly } from '@spot-serving/testkit';

const apps = join(__dirname, '..', '..', '..', 'apps');
const names = readdirSync(apps, { withFileTypes: true })
  .filter((entry) => existsSync(join(apps, entry.name, 'cdktf.json')))
  .map(({ name }) => name);

interface Group {
  readonly name: string;
  readonly capacity_rebalance: boolean;
  readonly initial_lifecycle_hook: readonly { readonly lifecycle_transition: string }[];
  /** All its hooks, those that were made after it too. */
  readonly hooks: readonly { readonly lifecycle_transition: string }[];
  readonly tag: readonly { readonly key: string; readonly propagate_at_launch: boolean }[];
}

/** A hook that is a resource of its own. */
interface LaterHook {
  readonly autoscaling_group_name: string;
  readonly lifecycle_transition: string;
}

interface Pattern {
  readonly 'detail-type': readonly string[];
  readonly detail?: { readonly AutoScalingGroupName?: readonly string[] };
}

/** Groups of a stack as an apply names them. */
function groupsOf(stack: SynthesizedStack): Group[] {
  const { name: clusterName } = theOnly(EksCluster, stack) as { readonly name: string };
  const groups = Object.entries(resourcesOf(AutoscalingGroup, stack)) as [string, Group][];
  const later = Object.values(resourcesOf(AutoscalingLifecycleHook, stack)) as LaterHook[];
  return groups.map(([id, group]) => ({
    ...group,
    hooks: [
      ...group.initial_lifecycle_hook,
      ...later.filter((hook) => hook.autoscaling_group_name === `\${aws_autoscaling_group.${id}.name}`),
    ],
    name: group.name.replace(/\$\{aws_eks_cluster\.[\w-]+\.name\}/, clusterName),
  }));
}

/** Patterns of a stack's rules whose detail type contains `word`. */
function patternsOf(stack: SynthesizedStack, word: string): Pattern[] {
  const rules = Object.values(resourcesOf(CloudwatchEventRule, stack)) as { readonly event_pattern: string }[];
  return rules
    .map((rule) => JSON.parse(rule.event_pattern) as Pattern)
    .filter((pattern) => pattern['detail-type'].join().includes(word));
}

/** Every cluster stack, by the name of its app. */
const clusters = names.flatMap((name) => {
  const stack = synthesizeApp(join(apps, name)).get(`${name}-cluster`);
  return stack === undefined ? [] : [[name, stack] as const];
});

describe.each(clusters)('interruptions of %s', (name, stack) => {
  const groups = groupsOf(stack);
  const held = (transition: string) =>
    groups.filter((group) => group.hooks.some((hook) => hook.lifecycle_transition.endsWith(transition)));

  it.each([
    ['terminate', 'EC2_INSTANCE_TERMINATING'],
    ['launch', 'EC2_INSTANCE_LAUNCHING'],
  ])('are heard for exactly the groups that hold an instance when they %s it', (action, transition) => {
    const heard = patternsOf(stack, `Instance-${action} Lifecycle Action`).flatMap(
      ({ detail }) => detail?.AutoScalingGroupName ?? [],
    );
    expect([...heard].sort()).toEqual(
      held(transition)
        .map((group) => group.name)
        .sort(),
    );
  });

  it('drain every group', () => {
    expect(groups.length).toBeGreaterThan(1);
    expect(held('EC2_INSTANCE_TERMINATING')).toEqual(groups);
  });

  it('are recommended only where a group does not replace a node at risk itself', () => {
    const replaced = groups.some((group) => group.capacity_rebalance);
    expect(patternsOf(stack, 'Rebalance Recommendation')).toHaveLength(replaced ? 0 : 1);
  });

  it('are answered for the instances of every group, by one tag that they all get', () => {
    const key = `termination-handler/${name}`;
    for (const { tag } of groups)
      expect(tag).toContainEqual({ key, value: expect.any(String), propagate_at_launch: true });
  });
});
