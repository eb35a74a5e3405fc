import type { KubernetesObject } from '../../sent-object';
import { fieldsOf, inEach, listOf, type Problem, textsOf, unknownWord, when } from '../problem';
import { selectorProblems } from './selector';

const subjects = ['Group', 'ServiceAccount', 'User'];

/** What is wrong with who has a role (kubernetes v1.34.4, pkg/apis/rbac/validation/validation.go). */
export function bindingProblems({ kind, roleRef, ...rest }: KubernetesObject): Problem[] {
  const { kind: role, name = '' } = fieldsOf(roleRef);
  return [
    ...unknownWord('roleRef.kind', role, kind === 'RoleBinding' ? ['ClusterRole', 'Role'] : ['ClusterRole']),
    ...when(name === '', 'roleRef.name', name, 'name a role'),
    ...inEach('subjects', rest.subjects, ({ kind: subject, name: called = '', namespace = '' }) => [
      ...unknownWord('kind', subject, subjects),
      ...when(called === '', 'name', called, 'name a subject'),
      ...when(
        kind === 'ClusterRoleBinding' && subject === 'ServiceAccount' && namespace === '',
        'namespace',
        namespace,
        'name its namespace',
      ),
    ]),
  ];
}

/** What is wrong with what a role may do. */
export function roleProblems({ rules, aggregationRule }: KubernetesObject): Problem[] {
  const { clusterRoleSelectors } = fieldsOf(aggregationRule);
  const none = aggregationRule !== undefined && clusterRoleSelectors === undefined;
  return [
    ...inEach('rules', rules, ({ apiGroups, resources, nonResourceURLs, verbs }) => {
      const urls = textsOf(nonResourceURLs).length > 0;
      const named = textsOf(apiGroups).length > 0 && textsOf(resources).length > 0;
      return [
        ...when(textsOf(verbs).length === 0, 'verbs', verbs, 'name at least one'),
        ...when(!urls && !named, 'resources', resources, 'name apiGroups and resources, or nonResourceURLs'),
        ...when(
          urls && textsOf(resources).length > 0,
          'nonResourceURLs',
          nonResourceURLs,
          'write a rule of its own for them',
        ),
      ];
    }),
    ...when(none, 'aggregationRule.clusterRoleSelectors', undefined, 'choose roles by labels'),
    ...listOf(clusterRoleSelectors).flatMap((selector, index) =>
      selectorProblems(`aggregationRule.clusterRoleSelectors[${index}]`, selector),
    ),
  ];
}
