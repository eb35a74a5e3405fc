import { type Fields, fieldsOf, inEach, listOf, type Problem, when } from '../problem';
import { numberProblems } from './numbers';
import { expressionProblems, selectorProblems } from './selector';

const required = 'requiredDuringSchedulingIgnoredDuringExecution';
const preferred = 'preferredDuringSchedulingIgnoredDuringExecution';
const nodeOperators = ['In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt'];
const mostWeight = 100;

/** What is wrong in where a pod may be (kubernetes v1.34.4, pkg/apis/core/validation/validation.go, `validateAffinity`). */
export function affinityProblems(affinity: unknown): Problem[] {
  const { nodeAffinity, podAffinity, podAntiAffinity } = fieldsOf(affinity);
  return [
    ...nodeProblems('affinity.nodeAffinity', fieldsOf(nodeAffinity)),
    ...podProblems('affinity.podAffinity', fieldsOf(podAffinity)),
    ...podProblems('affinity.podAntiAffinity', fieldsOf(podAntiAffinity)),
  ];
}

function nodeProblems(path: string, rules: Fields): Problem[] {
  const must = rules[required];
  const { nodeSelectorTerms } = fieldsOf(must);
  const none = must !== undefined && listOf(nodeSelectorTerms).length === 0;
  return [
    ...when(none, `${path}.${required}.nodeSelectorTerms`, nodeSelectorTerms, 'name at least one'),
    ...inEach(`${path}.${required}.nodeSelectorTerms`, nodeSelectorTerms, termProblems),
    ...inEach(`${path}.${preferred}`, rules[preferred], ({ weight, preference }) => [
      ...numberProblems('weight', weight, 1, mostWeight),
      ...inEach('preference.matchExpressions', fieldsOf(preference).matchExpressions, nodeExpression),
    ]),
  ];
}

function termProblems({ matchExpressions, matchFields }: Fields): Problem[] {
  return [
    ...inEach('matchExpressions', matchExpressions, nodeExpression),
    ...inEach('matchFields', matchFields, ({ key }) =>
      when(key !== 'metadata.name', 'key', key, 'the only field to choose a node by is metadata.name'),
    ),
  ];
}

const nodeExpression = (expression: Fields, index: number) => expressionProblems(expression, index, nodeOperators);

function podProblems(path: string, rules: Fields): Problem[] {
  return [
    ...inEach(`${path}.${required}`, rules[required], podTermProblems),
    ...inEach(`${path}.${preferred}`, rules[preferred], ({ weight, podAffinityTerm }) => [
      ...numberProblems('weight', weight, 1, mostWeight),
      ...inEach('podAffinityTerm', [podAffinityTerm], podTermProblems),
    ]),
  ];
}

function podTermProblems({ topologyKey = '', labelSelector, namespaceSelector }: Fields): Problem[] {
  return [
    ...when(topologyKey === '', 'topologyKey', topologyKey, 'name a label of nodes'),
    ...selectorProblems('labelSelector', labelSelector),
    ...selectorProblems('namespaceSelector', namespaceSelector),
  ];
}
