import { eachOf, type Flaw } from '../engine/each-of';
import { type JsonObject, objectOf, parseObject, shown, textsOf } from '../engine/json';
import type { Rule } from '../engine/rule';
import type { Resource } from '../engine/stack-view';

/** `lifecycleLabel` of core, which a test compares; importing it would load cdktf, and rules judge JSON without. */
const lifecycleLabel = 'spot-serving.dev/lifecycle';

/**
 * Helm installs controllers, and controllers do not go with a Spot node. The charts that we use put their pods on the nodes of one
 * selector, `nodeSelector` at the top of the values; that of Prometheus in the section of its server, and what it may install beside must be turned off. A chart of ours that prints the objects in its values is judged by those: pods belong to
 * Terraform's own resources, not into it. Another chart without pods is exempted by name.
 */
export const releaseOnDemand: Rule = {
  id: 'release-on-demand',
  severity: 'error',
  what: 'Each helm_release selects On-Demand nodes for its pods, in JSON values',
  why: 'what replaces lost nodes, drains them and routes around them must outlive them',
  source: 'docs/architecture.md; the values of the charts of the controllers, nodeSelector',
  check: eachOf('helm_release', judgeRelease),
};

function judgeRelease({ attributes }: Resource): readonly Flaw[] {
  const texts = textsOf(attributes.values);
  const documents = texts.map(parseObject).filter((document) => document !== undefined);
  if (texts.length > documents.length)
    return [{ what: 'has values that are no JSON object', fix: 'write them as JSON, so that they can be judged' }];
  if (documents.length > 0 && documents.every(holdsPodlessObjects)) return [];
  const { section, within = [] } = charts[String(attributes.chart)] ?? {};
  const { [lifecycleLabel]: lifecycle } = documents.reduce<JsonObject>((selector, values) => {
    const { nodeSelector } = section === undefined ? values : objectOf(values[section]);
    return { ...selector, ...objectOf(nodeSelector) };
  }, {});
  const others = within.filter((chart) => documents.every((values) => objectOf(values[chart]).enabled !== false));
  if (others.length > 0)
    return [
      {
        what: `installs ${others.join(', ')} as well`,
        fix: 'turn each off with enabled: false; their pods go to any node',
      },
    ];
  if (lifecycle === 'on-demand') return [];
  const what = `selects nodes whose ${lifecycleLabel} is ${shown(lifecycle)}`;
  return [{ what, fix: `set nodeSelector to { '${lifecycleLabel}': 'on-demand' }, or exempt a chart without pods` }];
}

/** Where a chart has its pods' selector, and which charts within it have pods of their own (prometheus 29.27.0, Chart.yaml). */
const charts: Readonly<Record<string, { readonly section: string; readonly within: readonly string[] }>> = {
  prometheus: {
    section: 'server',
    within: ['alertmanager', 'kube-state-metrics', 'prometheus-node-exporter', 'prometheus-pushgateway'],
  },
};

/** Whether values are `objects`, of kinds without pods, and nothing else. */
function holdsPodlessObjects(values: JsonObject): boolean {
  const { objects, ...rest } = values;
  return (
    Array.isArray(objects) &&
    Object.keys(rest).length === 0 &&
    objects.every((object) => podlessKinds.includes(String(objectOf(object).kind)))
  );
}

const podlessKinds: readonly string[] = [
  'PodDisruptionBudget',
  'Role',
  'RoleBinding',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
];
