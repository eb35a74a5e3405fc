import { groupTagsOf, groupType, launchTemplatesOf } from '../aws/autoscaling-group';
import { eachOf, type Flaw } from '../engine/each-of';
import { textOf } from '../engine/json';
import type { Rule } from '../engine/rule';
import type { Resource, StackView } from '../engine/stack-view';

const prefix = 'k8s.io/cluster-autoscaler/node-template';

/** Labels and taints, each as `key=value`. */
interface Registration {
  readonly labels: ReadonlySet<string>;
  readonly taints: ReadonlySet<string>;
}

/** What the autoscaler is told of a node is what the node registers. */
export const groupTemplates: Rule = {
  id: 'group-templates',
  severity: 'error',
  what: `The tags of a group below ${prefix} name the labels and taints with which the user data of its launch template registers nodes`,
  why: 'the autoscaler plans an empty group by its tags: it would start nodes that no pod fits, or none where one would',
  source: 'Cluster Autoscaler on AWS, "Scaling a node group to 0"',
  check: eachOf(groupType, (group, stack) => {
    const registered = registeredBy(stack, group);
    if (registered === undefined) return [];
    const tagged = taggedOn(group);
    return [
      ...differences('label', tagged.labels, registered.labels),
      ...differences('taint', tagged.taints, registered.taints),
    ];
  }),
};

/** A tag holds the taint as `value:Effect`, kubelet's flag as `key=value:Effect`. */
function taggedOn(group: Resource): Registration {
  const below = (kind: string) =>
    [...groupTagsOf(group)].flatMap(([key, value]) =>
      key.startsWith(`${prefix}/${kind}/`) ? `${key.slice(prefix.length + kind.length + 2)}=${value}` : [],
    );
  return { labels: new Set(below('label')), taints: new Set(below('taint')) };
}

/** What the launch templates of the same stack tell kubelet; `undefined` where that cannot be read. */
function registeredBy(stack: StackView, group: Resource): Registration | undefined {
  const texts = launchTemplatesOf(stack, group).flatMap(({ attributes }) => userDataOf(attributes.user_data) ?? []);
  return texts.length === 0
    ? undefined
    : { labels: flag(texts, 'node-labels'), taints: flag(texts, 'register-with-taints') };
}

/** User data that speaks of kubelet: encoded already, or within a call of Terraform's `base64encode`. */
function userDataOf(value: unknown): string | undefined {
  const text = textOf(value) ?? '';
  return [text, Buffer.from(text, 'base64').toString('utf8')].find(
    (read) => read.includes('node.eks.aws') || read.includes('kubelet'),
  );
}

function flag(texts: readonly string[], name: string): ReadonlySet<string> {
  const found = texts.flatMap((text) => [...text.matchAll(new RegExp(`--${name}=([^\\s"'\\\\]+)`, 'g'))]);
  return new Set(found.flatMap(([, pairs = '']) => pairs.split(',')));
}

function differences(kind: string, tagged: ReadonlySet<string>, registered: ReadonlySet<string>): readonly Flaw[] {
  const untagged = [...registered]
    .filter((pair) => !tagged.has(pair))
    .map((pair) => ({
      what: `registers the ${kind} ${pair}, which no tag names`,
      fix: `add the tag ${prefix}/${kind}/${pair.split('=')[0] ?? ''}`,
    }));
  const unregistered = [...tagged]
    .filter((pair) => !registered.has(pair))
    .map((pair) => ({
      what: `has a tag for the ${kind} ${pair}, which no node registers`,
      fix: `register the ${kind} in the user data, or remove the tag`,
    }));
  return [...untagged, ...unregistered];
}
