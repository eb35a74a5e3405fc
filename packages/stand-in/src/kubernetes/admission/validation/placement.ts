import { type Fields, type Problem, unknownWord, when } from '../problem';
import { keyProblems } from './forms';
import { numberProblems } from './numbers';
import { selectorProblems } from './selector';

const effects = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

/** What is wrong with a toleration (kubernetes v1.34.4, pkg/apis/core/validation/validation.go, `ValidateTolerations`). */
export function tolerationProblems({
  key = '',
  operator = 'Equal',
  value = '',
  effect,
  tolerationSeconds,
}: Fields): Problem[] {
  return [
    ...unknownWord('operator', operator, ['Equal', 'Exists']),
    ...unknownWord('effect', effect, effects),
    ...(key === '' ? [] : keyProblems('key', key as string)),
    ...when(key === '' && operator !== 'Exists', 'operator', operator, 'without a key write Exists'),
    ...when(operator === 'Exists' && value !== '', 'value', value, 'Exists has none'),
    ...when(
      tolerationSeconds !== undefined && effect !== 'NoExecute',
      'effect',
      effect,
      'only NoExecute has tolerationSeconds',
    ),
  ];
}

/** What tells one constraint of a pod from the others. */
export const spreadKey = ({ topologyKey, whenUnsatisfiable }: Fields): string =>
  `${String(topologyKey)} ${String(whenUnsatisfiable)}`;

/** What is wrong with how pods are spread (`validateTopologySpreadConstraints`). */
export function spreadProblems({
  maxSkew,
  topologyKey = '',
  whenUnsatisfiable,
  minDomains,
  labelSelector,
  ...rest
}: Fields): Problem[] {
  return [
    ...numberProblems('maxSkew', maxSkew, 1),
    ...when(topologyKey === '', 'topologyKey', topologyKey, 'name a label of nodes'),
    ...unknownWord('whenUnsatisfiable', whenUnsatisfiable, ['DoNotSchedule', 'ScheduleAnyway']),
    ...numberProblems('minDomains', minDomains, 1),
    ...when(
      minDomains !== undefined && whenUnsatisfiable !== 'DoNotSchedule',
      'minDomains',
      minDomains,
      'only DoNotSchedule counts domains',
    ),
    ...unknownWord('nodeAffinityPolicy', rest.nodeAffinityPolicy, ['Honor', 'Ignore']),
    ...unknownWord('nodeTaintsPolicy', rest.nodeTaintsPolicy, ['Honor', 'Ignore']),
    ...selectorProblems('labelSelector', labelSelector),
  ];
}
