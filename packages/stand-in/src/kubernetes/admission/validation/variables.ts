import { type Fields, fieldsOf, type Problem, when } from '../problem';
import { configKey, formProblems, variable } from './forms';

/** Fields of the pod that a variable may have (kubernetes v1.34.4, pkg/apis/core/validation/validation.go, `validEnvDownwardAPIFieldPathExpressions`). */
const podField =
  /^(metadata\.(name|namespace|uid)|metadata\.(labels|annotations)\['.+'\]|spec\.(nodeName|serviceAccountName)|status\.(hostIPs?|podIPs?))$/;
const resource = /^(limits|requests)\.(cpu|memory|ephemeral-storage|hugepages-.+)$/;

/** What is wrong with a variable of a container (`ValidateEnv`). */
export function variableProblems({ name = '', value = '', valueFrom }: Fields): Problem[] {
  const { fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef } = fieldsOf(valueFrom);
  const sources = Object.keys(fieldsOf(valueFrom));
  const field = fieldsOf(fieldRef).fieldPath;
  const asked = fieldsOf(resourceFieldRef).resource;
  return [
    ...formProblems('name', name, variable),
    ...when(valueFrom !== undefined && value !== '', 'value', value, 'write a value or where it is from, not both'),
    ...when(valueFrom !== undefined && sources.length !== 1, 'valueFrom', sources, 'name one source'),
    ...when(
      fieldRef !== undefined && !podField.test(String(field)),
      'valueFrom.fieldRef.fieldPath',
      field,
      'name a field of the pod, such as metadata.name or status.podIP',
    ),
    ...when(
      resourceFieldRef !== undefined && !resource.test(String(asked)),
      'valueFrom.resourceFieldRef.resource',
      asked,
      'write limits or requests, a dot and cpu, memory or ephemeral-storage',
    ),
    ...Object.entries({ configMapKeyRef, secretKeyRef }).flatMap(([source, reference]) =>
      reference === undefined ? [] : formProblems(`valueFrom.${source}.key`, fieldsOf(reference).key ?? '', configKey),
    ),
  ];
}
