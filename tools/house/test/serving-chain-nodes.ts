import { AutoscalingGroup } from '@cdktf/provider-aws/lib/autoscaling-group';
import { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule';
import { CloudwatchEventTarget } from '@cdktf/provider-aws/lib/cloudwatch-event-target';
import { EksCluster } from '@cdktf/provider-aws/lib/eks-cluster';
import { LaunchTemplate } from '@cdktf/provider-aws/lib/launch-template';
import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import { DeploymentV1 } from '@cdktf/provider-kubernetes/lib/deployment-v1';
import { HorizontalPodAutoscalerV2 } from '@cdktf/provider-kubernetes/lib/horizontal-pod-autoscaler-v2';

import type { LinkedApp } from './linked-app';
import {
  type Deployment,
  type Group,
  type Link,
  list,
  type Named,
  type Pod,
  statement,
  type Texts,
  valuesOf,
  within,
} from './serving-chain-shapes';

const template = 'k8s.io/cluster-autoscaler/node-template';
/** Labels of a node as the autoscaler is told by tags; the kubelet adds its architecture itself, here that of x86 types. */
const labelsOf = ({ tag }: Group) => ({ 'kubernetes.io/arch': 'amd64', ...tagged(tag, `${template}/label/`) });
const taintsOf = ({ tag }: Group) => Object.entries(tagged(tag, `${template}/taint/`));
const tagged = (tags: Group['tag'], prefix: string) =>
  Object.fromEntries(
    tags
      .filter(({ key }) => key.startsWith(prefix))
      .map(({ key, value }) => [key.slice(prefix.length), value] as const),
  );

/** Pods land on Spot nodes: what they select, prefer and bear is what the pool's nodes have, by tags for the autoscaler and by user data for the kubelet. */
export function pools(app: LinkedApp): Link[] {
  const groups = app.all<Group>('cluster', AutoscalingGroup);
  const templates = app.all<{ readonly user_data: string }>('cluster', LaunchTemplate);
  const told = groups.map((group): Link => {
    const { launch_template_id: id } = group.mixed_instances_policy.launch_template.launch_template_specification;
    const userData = templates.find(({ address }) => id === `${address}.id`)?.user_data ?? '';
    const labels = Object.entries(tagged(group.tag, `${template}/label/`)).map(([key, value]) => `${key}=${value}`);
    const taints = taintsOf(group).map(([key, value]) => `${key}=${value}`);
    const [, given = ''] = /--node-labels=([^']*)/.exec(userData) ?? [];
    const [, borne = ''] = /--register-with-taints=([^']*)/.exec(userData) ?? [];
    return [
      `${group.name} tags -> user data`,
      given.split(',').sort().join() === labels.sort().join() && borne === taints.join(),
    ];
  });
  const placed = app.all<Deployment>('serving', DeploymentV1).flatMap(({ metadata: { name }, spec }): Link[] => {
    const pod = spec.template.spec;
    const homes = groups.filter(
      (group) => within(pod.node_selector, labelsOf(group)) && taintsOf(group).every((taint) => bears(pod, taint)),
    );
    const preferred = pod.affinity.node_affinity.preferred_during_scheduling_ignored_during_execution.flatMap(
      ({ preference }) => preference.match_expressions,
    );
    const wanted = homes.filter((group) =>
      preferred.some(({ key, values }) => values.includes((labelsOf(group) as Texts)[key] ?? '')),
    );
    return [
      [`${name} -> every pool`, homes.length === groups.length && homes.length > 1],
      [
        `${name} -> Spot first`,
        wanted.length > 0 &&
          wanted.every(({ tag }) => tagged(tag, `${template}/label/`)['spot-serving.dev/lifecycle'] === 'spot'),
      ],
    ];
  });
  return [...told, ...placed];
}

const bears = ({ toleration }: Pod, [key, value]: readonly [string, string]) =>
  toleration.some((each) => each.key === key && `${each.value}:${each.effect}` === value);

interface AutoscalerValues {
  readonly autoDiscovery?: { readonly clusterName: string; readonly tags: readonly string[] };
  readonly expanderPriorities?: Readonly<Record<string, readonly string[]>>;
}

/** HPA -> Deployment, and discovery tags -> cluster autoscaler, and its rights. */
export function autoscalers(app: LinkedApp): Link[] {
  const deployments = app
    .all<Deployment>('serving', DeploymentV1)
    .map(({ metadata }) => `${metadata.namespace}/${metadata.name}`);
  const scaled = app.all<Named & { readonly spec: { readonly scale_target_ref: { readonly name: string } } }>(
    'serving',
    HorizontalPodAutoscalerV2,
  );
  const groups = app.all<Group>('cluster', AutoscalingGroup);
  const { autoDiscovery, expanderPriorities } = valuesOf(app, 'cluster-autoscaler') as AutoscalerValues;
  const { clusterName } = valuesOf(app, 'aws-load-balancer-controller') as { readonly clusterName?: string };
  const [cluster] = app.all<{ readonly name: string }>('cluster', EksCluster);
  const condition = statement(app, 'platform', 'SizeOwnGroups')?.Condition?.StringEquals ?? {};
  const asked = Object.values(expanderPriorities ?? {}).flat();
  return [
    ['cluster -> autoscaler', autoDiscovery?.clusterName === cluster?.name],
    ['cluster -> load balancer controller', clusterName === cluster?.name],
    ...scaled.map(({ metadata, spec }): Link => [
      `HPA ${metadata.name} -> Deployment`,
      deployments.includes(`${metadata.namespace}/${spec.scale_target_ref.name}`),
    ]),
    ...groups.flatMap(({ name, tag }): Link[] => [
      [
        `${name} -> autoscaler finds it`,
        autoDiscovery !== undefined && autoDiscovery.tags.every((key) => tag.some((each) => each.key === key)),
      ],
      [`${name} -> autoscaler prefers it`, asked.some((pattern) => new RegExp(pattern).test(name))],
      [`${name} -> autoscaler may size it`, has(tag, condition)],
    ]),
  ];
}

const has = (tag: Group['tag'], condition: Texts) => {
  const entries = Object.entries(condition).map(
    ([key, value]) => [key.replace('autoscaling:ResourceTag/', ''), value] as const,
  );
  return (
    entries.length > 0 && entries.every(([key, value]) => tag.some((each) => each.key === key && each.value === value))
  );
};

/** Spot's warning -> rule -> queue -> handler that may read it -> nodes that it may drain. */
export function interruptions(app: LinkedApp): Link[] {
  const queues = app.all<{ readonly redrive_policy?: string }>('cluster', SqsQueue);
  const queue = queues.find(({ redrive_policy: failed }) => failed !== undefined)?.address;
  const { queueURL, managedTag } = valuesOf(app, 'aws-node-termination-handler') as {
    readonly queueURL?: string;
    readonly managedTag?: string;
  };
  const rules = app.all<{ readonly name: string; readonly event_pattern: string }>('cluster', CloudwatchEventRule);
  const heard = app
    .all<{ readonly rule: string; readonly arn: string }>('cluster', CloudwatchEventTarget)
    .filter(({ arn }) => arn === `${queue}.arn`);
  const warnings = rules.filter(({ event_pattern: pattern }) =>
    /Spot Instance Interruption Warning|Instance-terminate Lifecycle Action/.test(pattern),
  );
  const groups = app.all<Group>('cluster', AutoscalingGroup);
  return [
    ['warnings are heard', warnings.length === 2],
    ...warnings.map(({ name }): Link => [`${name} -> queue`, heard.some(({ rule }) => rule === name)]),
    ['queue -> handler', queueURL === `${queue}.url`],
    ['handler may take messages', list(statement(app, 'platform', 'TakeMessages')?.Resource).join() === `${queue}.arn`],
    ...groups.flatMap(({ name, address, tag }): Link[] => [
      [`${name} -> handler drains it`, tag.some(({ key, propagate_at_launch: shown }) => key === managedTag && shown)],
      [
        `${name} -> handler answers its hooks`,
        list(statement(app, 'platform', 'AnswerHooks')?.Resource).includes(`${address}.arn`),
      ],
    ]),
  ];
}
