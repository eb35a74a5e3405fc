import type { KubernetesObject } from '../../sent-object';
import { type Fields, fieldsOf, type Problem, unknownWord, when } from '../problem';
import { configKey, formProblems } from './forms';
import { numberProblems, shareProblems } from './numbers';
import { selectorProblems } from './selector';

/** Bytes of a ConfigMap or a Secret (kubernetes v1.34.4, pkg/apis/core/types.go, `MaxSecretSize`). */
const mostBytes = 1024 * 1024;
/** Above it are the classes of the system (pkg/apis/scheduling/types.go, `HighestUserDefinablePriority`). */
const mostPriority = 1_000_000_000;
const leastPriority = -(2 ** 31);

/** What is wrong with the keys and the size of a ConfigMap or a Secret. */
export function configProblems({ data, binaryData, stringData }: Fields): Problem[] {
  const parts = { data: fieldsOf(data), binaryData: fieldsOf(binaryData), stringData: fieldsOf(stringData) };
  const entries = Object.values(parts).flatMap((part) => Object.values(part));
  const size = entries.reduce((sum: number, value) => sum + Buffer.byteLength(String(value)), 0);
  const both = Object.keys(parts.data).filter((key) => key in parts.binaryData);
  return [
    ...Object.entries(parts).flatMap(([part, keys]) =>
      Object.keys(keys).flatMap((key) => formProblems(part, key, configKey)),
    ),
    ...both.map((key) => ({ path: 'data', value: key, fix: 'binaryData has this key as well' })),
    ...when(size > mostBytes, 'data', `${size} bytes`, `write at most ${mostBytes}`),
  ];
}

/** What is wrong with a class of priority. */
export function priorityProblems({ metadata, value, preemptionPolicy }: KubernetesObject): Problem[] {
  const { name = '' } = metadata ?? {};
  return [
    ...when(name.startsWith('system-'), 'metadata.name', name, "names that begin with system- are the system's"),
    ...numberProblems('value', value, leastPriority, mostPriority),
    ...unknownWord('preemptionPolicy', preemptionPolicy, ['Never', 'PreemptLowerPriority']),
  ];
}

/** What is wrong with a budget of disruption. */
export function budgetProblems({
  minAvailable,
  maxUnavailable,
  selector,
  unhealthyPodEvictionPolicy,
}: Fields): Problem[] {
  const both = minAvailable !== undefined && maxUnavailable !== undefined;
  const whole = Object.entries({ minAvailable, maxUnavailable });
  return [
    ...when(both, 'minAvailable', minAvailable, 'write minAvailable or maxUnavailable, not both'),
    ...whole.flatMap(([path, share]) => shareProblems(path, share)),
    ...whole.flatMap(([path, share]) =>
      when(/^\d+%$/.test(String(share)) && Number.parseInt(String(share)) > 100, path, share, 'write at most 100%'),
    ),
    ...selectorProblems('selector', selector),
    ...unknownWord('unhealthyPodEvictionPolicy', unhealthyPodEvictionPolicy, ['AlwaysAllow', 'IfHealthyBudget']),
  ];
}
