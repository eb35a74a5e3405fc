import type { KubernetesObject } from '../../sent-object';
import { type Fields, fieldsOf, inEach, type Problem, textsOf, unknownWord, when } from '../problem';
import { keyProblems } from './forms';
import { quantityValue } from './numbers';
import { selectorProblems } from './selector';

const modes = ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod'];

/** What is wrong with a claim on a disk (kubernetes v1.34.4, pkg/apis/core/validation/validation.go, `ValidatePersistentVolumeClaimSpec`). */
export function claimProblems({ accessModes, resources, selector }: Fields): Problem[] {
  const { storage } = fieldsOf(fieldsOf(resources).requests);
  const strange = textsOf(accessModes).filter((mode) => !modes.includes(mode));
  return [
    ...when(textsOf(accessModes).length === 0, 'accessModes', accessModes, `write one of ${modes.join(', ')}`),
    ...when(strange.length > 0, 'accessModes', strange, `write one of ${modes.join(', ')}`),
    ...when((quantityValue(storage) ?? 0) <= 0, 'resources.requests.storage', storage, 'write how large it is'),
    ...when(
      textsOf(accessModes).length > 1 && textsOf(accessModes).includes('ReadWriteOncePod'),
      'accessModes',
      accessModes,
      'ReadWriteOncePod stands alone',
    ),
    ...selectorProblems('selector', selector),
  ];
}

/** What is wrong with a class of storage. */
export function storageClassProblems({
  provisioner = '',
  reclaimPolicy,
  volumeBindingMode,
}: KubernetesObject): Problem[] {
  return [
    ...when(provisioner === '', 'provisioner', provisioner, 'name the driver'),
    ...(provisioner === '' ? [] : keyProblems('provisioner', String(provisioner).toLowerCase())),
    ...unknownWord('reclaimPolicy', reclaimPolicy, ['Delete', 'Retain']),
    ...unknownWord('volumeBindingMode', volumeBindingMode, ['Immediate', 'WaitForFirstConsumer']),
  ];
}

const limited = ['Container', 'PersistentVolumeClaim', 'Pod'];

/** What is wrong with the limits of a namespace: their type, and numbers that exclude each other. */
export function limitProblems({ limits }: Fields): Problem[] {
  return inEach('limits', limits, ({ type, min, max, default: standard, defaultRequest }) => [
    ...(limited.includes(type as string) ? [] : keyProblems('type', String(type).includes('/') ? String(type) : '')),
    ...above('default', standard, max),
    ...above('defaultRequest', defaultRequest, standard ?? max),
    ...above('min', min, max),
  ]);
}

function above(path: string, low: unknown, high: unknown): Problem[] {
  const limits = fieldsOf(high);
  return Object.entries(fieldsOf(low)).flatMap(([name, value]) => {
    const most = quantityValue(limits[name]) ?? Infinity;
    return when((quantityValue(value) ?? 0) > most, `${path}.${name}`, value, `at most ${String(limits[name])}`);
  });
}
