import { type Fields, fieldsOf, type Problem, textsOf, when } from '../problem';

/** Things that a quota counts (kubernetes v1.34.4, pkg/apis/core/helper/helpers.go, `IsStandardQuotaResourceName`); others have a domain. */
const counted = /^((requests|limits)\.)?(cpu|memory|ephemeral-storage|hugepages-.+)$|^(requests\.)?storage$/;
const things = [
  'pods',
  'services',
  'replicationcontrollers',
  'resourcequotas',
  'secrets',
  'configmaps',
  'persistentvolumeclaims',
  'services.nodeports',
  'services.loadbalancers',
];
const scopes = [
  'Terminating',
  'NotTerminating',
  'BestEffort',
  'NotBestEffort',
  'PriorityClass',
  'CrossNamespacePodAffinity',
];

/** What is wrong with a quota of a namespace. */
export function quotaProblems({ hard, scopes: chosen }: Fields): Problem[] {
  const strange = textsOf(chosen).filter((scope) => !scopes.includes(scope));
  return [
    ...Object.entries(fieldsOf(hard)).flatMap(([name, value]) =>
      when(
        !name.includes('/') && !counted.test(name) && !things.includes(name),
        `hard.${name}`,
        value,
        'write what a quota counts, such as requests.cpu or count/jobs.batch',
      ),
    ),
    ...when(strange.length > 0, 'scopes', strange, `write one of ${scopes.join(', ')}`),
  ];
}
