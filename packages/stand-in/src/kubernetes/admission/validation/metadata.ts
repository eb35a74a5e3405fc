import { type Fields, fieldsOf, type Problem, when } from '../problem';
import { dns1035Label, dnsLabel, dnsSubdomain, formProblems, keyProblems, labelProblems } from './forms';

/** Kinds whose name must be shorter than most (kubernetes v1.34.4, pkg/apis/core/validation). */
const names: Readonly<Record<string, typeof dnsLabel>> = { Service: dns1035Label, Namespace: dnsLabel };
/** Names of these are of another form. */
const freeNames = ['Role', 'RoleBinding', 'ClusterRole', 'ClusterRoleBinding'];
/** Bytes of all annotations of an object together (apimachinery, pkg/api/validation/objectmeta.go). */
const mostAnnotations = 256 * 1024;

/** What is wrong with the name, the labels and the annotations of an object. */
export function metadataProblems(
  kind: string,
  { name, generateName, namespace, labels, annotations }: Fields,
): Problem[] {
  const size = Object.entries(fieldsOf(annotations)).reduce(
    (sum, [key, value]) => sum + key.length + String(value).length,
    0,
  );
  const form = names[kind] ?? dnsSubdomain;
  return [
    ...when(name === undefined && generateName === undefined, 'metadata.name', name, 'name the object'),
    ...(freeNames.includes(kind) ? [] : formProblems('metadata.name', name, form)),
    ...formProblems('metadata.namespace', namespace, dnsLabel),
    ...labelProblems('metadata.labels', labels),
    ...Object.keys(fieldsOf(annotations)).flatMap((key) => keyProblems('metadata.annotations', key.toLowerCase())),
    ...when(size > mostAnnotations, 'metadata.annotations', `${size} bytes`, `write at most ${mostAnnotations} bytes`),
  ];
}
