import { eachOf, type Flaw } from '../engine/each-of';
import { type JsonObject, objectOf, parseObject, shown, textsOf } from '../engine/json';
import type { Rule } from '../engine/rule';
import type { Resource } from '../engine/stack-view';

/** `lifecycleLabel` of core, which a test compares; importing it would load cdktf, and rules judge JSON without. */
const lifecycleLabel = 'spot-serving.dev/lifecycle';

/**
 * Helm installs controllers, and controllers do not go with a Spot node. All four charts that we use put their pods on the nodes of one
 * selector, `nodeSelector` at the top of the values. A chart of ours that prints the objects in its values is judged by those: pods belong to
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
  const { [lifecycleLabel]: lifecycle } = documents.reduce<JsonObject>(
    (selector, { nodeSelector }) => ({ ...selector, ...objectOf(nodeSelector) }),
    {},
  );
  if (lifecycle === 'on-demand') return [];
  const what = `selects nodes whose ${lifecycleLabel} is ${shown(lifecycle)}`;
  return [{ what, fix: `set nodeSelector to { '${lifecycleLabel}': 'on-demand' }, or exempt a chart without pods` }];
}

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
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
];
