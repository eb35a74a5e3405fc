import { type Fields, fieldsOf, inEach, type Problem, unknownWord, when } from '../problem';
import { numberProblems, quantityValue } from './numbers';

const selects = ['Disabled', 'Max', 'Min'];
/** Seconds (kubernetes v1.34.4, pkg/apis/autoscaling/validation/validation.go). */
const longestPeriod = 1800;
const longestWindow = 3600;
const sources = ['containerResource', 'external', 'object', 'pods', 'resource'];
const ofResources = ['averageUtilization', 'averageValue'];

/** Values that a target of a source may have, of which it has one. */
const targets: Readonly<Record<string, readonly string[]>> = {
  containerResource: ofResources,
  external: ['averageValue', 'value'],
  object: ['averageValue', 'value'],
  pods: ['averageValue'],
  resource: ofResources,
};

/** What is wrong with an autoscaler of pods (kubernetes v1.34.4, pkg/apis/autoscaling/validation/validation.go). */
export function autoscalerProblems({ minReplicas, maxReplicas, scaleTargetRef, metrics, behavior }: Fields): Problem[] {
  const { kind = '', name = '', apiVersion = '' } = fieldsOf(scaleTargetRef);
  const { scaleUp, scaleDown } = fieldsOf(behavior);
  const above =
    typeof minReplicas === 'number' && typeof maxReplicas === 'number' && maxReplicas > 0 && maxReplicas < minReplicas;
  return [
    ...numberProblems('minReplicas', minReplicas, 1),
    ...numberProblems('maxReplicas', maxReplicas, 1),
    ...when(above, 'maxReplicas', maxReplicas, `minReplicas is ${String(minReplicas)}`),
    ...when(kind === '', 'scaleTargetRef.kind', kind, 'name a kind'),
    ...when(name === '', 'scaleTargetRef.name', name, 'name an object'),
    ...when(
      !String(apiVersion).includes('/'),
      'scaleTargetRef.apiVersion',
      apiVersion,
      'name the group as well, such as apps/v1',
    ),
    ...inEach('metrics', metrics, metricProblems),
    ...ruleProblems('behavior.scaleUp', scaleUp),
    ...ruleProblems('behavior.scaleDown', scaleDown),
  ];
}

function ruleProblems(path: string, rules: unknown): Problem[] {
  const { selectPolicy, stabilizationWindowSeconds, policies } = fieldsOf(rules);
  return [
    ...unknownWord(`${path}.selectPolicy`, selectPolicy, selects),
    ...numberProblems(`${path}.stabilizationWindowSeconds`, stabilizationWindowSeconds, 0, longestWindow),
    ...inEach(`${path}.policies`, policies, ({ type, value, periodSeconds }) => [
      ...unknownWord('type', type, ['Pods', 'Percent']),
      ...numberProblems('value', value, 1),
      ...numberProblems('periodSeconds', periodSeconds, 1, longestPeriod),
    ]),
  ];
}

function metricProblems(metric: Fields): Problem[] {
  const type = String(metric.type);
  const wanted = type.charAt(0).toLowerCase() + type.slice(1);
  const found = sources.filter((source) => metric[source] !== undefined);
  return [
    ...when(!sources.includes(wanted), 'type', type, 'write ContainerResource, External, Object, Pods or Resource'),
    ...when(found.length !== 1 || found[0] !== wanted, wanted, found, 'describe the source of its type, and no other'),
    ...found.flatMap((source) => targetProblems(source, fieldsOf(fieldsOf(metric[source]).target))),
  ];
}

function targetProblems(source: string, target: Fields): Problem[] {
  const allowed = targets[source] ?? [];
  const values = allowed.filter((name) => target[name] !== undefined);
  const wrong = values.filter((name) => (quantityValue(target[name]) ?? 0) <= 0);
  return [
    ...unknownWord(`${source}.target.type`, target.type, ['AverageValue', 'Utilization', 'Value']),
    ...when(values.length !== 1, `${source}.target`, target, `set ${allowed.join(' or ')}`),
    ...wrong.map((name) => ({ path: `${source}.target.${name}`, value: target[name], fix: 'write more than 0' })),
  ];
}
