import type { NodeSchedule } from '../contracts';
import { type Problem, when } from '../problems';

/** Kubernetes: an optional DNS-subdomain prefix of at most 253 characters, and a name of at most 63. */
const labelKey =
  /^(?=.{1,317}$)([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
/** Kubernetes: empty, or at most 63 letters, digits, `-`, `_` and `.`, with a letter or digit at both ends. */
const labelValue = /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/;
/** Prefixes that kubelet refuses to set on its own node (Kubernetes: NodeRestriction admission plugin). */
const reserved = /^([a-z0-9-.]*\.)?(kubernetes|k8s)\.io\//;

/** What Kubernetes would refuse in a node's labels and taints; it would do so only when the node registers, and the node never joins. */
export function scheduleProblems({ labels, taints }: NodeSchedule): Problem[] {
  const keys = [
    ...Object.keys(labels).map((key) => ({ path: `labels[${JSON.stringify(key)}]`, key })),
    ...taints.map(({ key }, index) => ({ path: `taints[${index}].key`, key })),
  ];
  const values = [
    ...Object.entries(labels).map(([key, value]) => ({ path: `labels[${JSON.stringify(key)}]`, value })),
    ...taints.map(({ value = '' }, index) => ({ path: `taints[${index}].value`, value })),
  ];
  return [...keys.flatMap(keyProblems), ...values.filter(({ value }) => !labelValue.test(value)).map(valueProblem)];
}

function keyProblems({ path, key }: { path: string; key: string }): Problem[] {
  if (!labelKey.test(key))
    return [
      {
        path,
        value: key,
        fix: 'write a Kubernetes label key: optional-dns-prefix/name, the name at most 63 characters',
      },
    ];
  return when(path.startsWith('labels') && reserved.test(key), {
    path,
    value: key,
    fix: 'choose another prefix; kubelet may not set labels below kubernetes.io and k8s.io',
  });
}

function valueProblem({ path, value }: { path: string; value: string }): Problem {
  return { path, value, fix: 'use at most 63 letters, digits, -, _ and ., with a letter or digit at both ends' };
}
