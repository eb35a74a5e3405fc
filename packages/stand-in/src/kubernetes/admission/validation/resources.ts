import { type Fields, fieldsOf, type Problem, when } from '../problem';
import { quantityValue } from './numbers';

/** Resources that every node has (kubernetes v1.34.4, pkg/apis/core/helper/helpers.go, `IsStandardContainerResourceName`); others have a domain. */
const standard = ['cpu', 'memory', 'ephemeral-storage'];
const isHuge = (name: string): boolean => name.startsWith('hugepages-');
const isDevice = (name: string): boolean => name.includes('/');

/** What is wrong with what a container asks for (`ValidateContainerResourceRequirements`): no quantity, less than nothing, a request above its limit. */
export function resourceProblems({ limits, requests }: Fields): Problem[] {
  const lists = { limits: fieldsOf(limits), requests: fieldsOf(requests) };
  const entries = Object.entries(lists).flatMap(([list, all]) =>
    Object.entries(all).map(([name, value]) => ({ path: `${list}.${name}`, name, value })),
  );
  const names = new Set(entries.map(({ name }) => name));
  const onlyHuge = [...names].some(isHuge) && !names.has('cpu') && !names.has('memory');
  return [
    ...entries.flatMap(entryProblems),
    ...Object.entries(lists.requests).flatMap(([name, value]) => requestProblems(name, value, lists.limits[name])),
    ...when(onlyHuge, 'limits', limits, 'ask for cpu or memory as well; huge pages alone are not given'),
  ];
}

function entryProblems({ path, name, value }: { path: string; name: string; value: unknown }): Problem[] {
  const number = quantityValue(value);
  const isNone = number === undefined || number < 0;
  const known = standard.includes(name) || isHuge(name) || isDevice(name);
  return [
    ...when(isNone, path, value, 'write a quantity, such as 500m or 2Gi'),
    ...when(!known, path, value, `write ${standard.join(', ')}, or a name with a domain, such as nvidia.com/gpu`),
    ...when(!isNone && isDevice(name) && !Number.isInteger(number), path, value, 'write a whole number of devices'),
  ];
}

function requestProblems(name: string, value: unknown, limit: unknown): Problem[] {
  const [asked = 0, most = Infinity] = [quantityValue(value), quantityValue(limit)];
  const path = `requests.${name}`;
  const isExact = isDevice(name) || isHuge(name);
  return [
    ...when(asked > most, path, value, `its limit is ${String(limit)}`),
    ...when(isExact && limit === undefined, path, value, `write the same as limit; ${name} is not shared`),
    ...when(isExact && asked < most && limit !== undefined, path, value, `write its limit, ${String(limit)}`),
  ];
}
