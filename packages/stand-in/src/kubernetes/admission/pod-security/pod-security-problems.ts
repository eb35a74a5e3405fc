import type { KubernetesObject } from '../../sent-object';
import { type PodTemplate, podTemplateOf } from '../pod-template';
import { below, type Problem, unknownWord } from '../problem';
import { baseline } from './baseline';
import type { Check, Level } from './check';
import { restricted } from './restricted';

/** The labels by which a namespace says what it lets its pods do (Kubernetes, "Enforce Pod Security Standards with Namespace Labels"). */
const label = 'pod-security.kubernetes.io/enforce';
const levels: readonly Level[] = ['privileged', 'baseline', 'restricted'];
/** Later than every check there is. */
const latest = Number.MAX_SAFE_INTEGER;

interface Policy {
  readonly level: Level;
  /** Minor version of Kubernetes 1 whose checks hold. */
  readonly minor: number;
  /** As the API server calls it: `restricted:latest`. */
  readonly name: string;
}

/**
 * What PodSecurity refuses of the pods of these objects: each in its namespace, by the label that a Namespace among the objects has. A namespace that is
 * not among them lets everything pass, as one without the label does. Policies older than v1.25 are judged as v1.25's.
 */
export function podSecurityProblems(objects: readonly KubernetesObject[]): ReadonlyMap<KubernetesObject, Problem[]> {
  const policies = new Map(
    objects.filter(({ kind }) => kind === 'Namespace').map((each) => [each.metadata?.name, policyOf(each)]),
  );
  const judged = objects.map((object) => {
    const pod = podTemplateOf(object);
    const policy = policies.get(object.metadata?.namespace ?? 'default');
    return [object, pod && policy ? podProblems(pod, policy) : namespaceProblems(object)] as const;
  });
  return new Map(judged);
}

/** What a pod does that a policy refuses; paths begin at the object. */
function podProblems(pod: PodTemplate, { level, minor, name }: Policy): Problem[] {
  const applied = checksOf(level).filter(({ since = 0 }) => since <= minor);
  const needless = applied.map(({ instead }) => instead);
  const isWindows = (pod.spec.os as { readonly name?: string } | undefined)?.name === 'windows';
  const problems = applied
    .filter(({ id, notOnWindows = false }) => !needless.includes(id) && !(notOnWindows && isWindows))
    .flatMap((check) =>
      check.problems(pod, minor).map((each) => ({ ...each, fix: `PodSecurity "${name}": ${each.fix}` })),
    );
  return pod.path === '' ? problems : below(pod.path, problems);
}

function checksOf(level: Level): readonly Check[] {
  if (level === 'privileged') return [];
  return level === 'baseline' ? baseline : [...baseline, ...restricted];
}

function policyOf({ metadata: { labels = {} } = {} }: KubernetesObject): Policy | undefined {
  const level = labels[label];
  if (!isLevel(level)) return undefined;
  const version = labels[`${label}-version`] ?? 'latest';
  const [, minor] = /^v1\.(\d+)$/.exec(version) ?? [];
  return { level, minor: minor === undefined ? latest : Number(minor), name: `${level}:${version}` };
}

const isLevel = (value: unknown): value is Level => levels.includes(value as Level);

/** A level that nobody knows is refused with its namespace (pod-security-admission v0.34.4, admission.go, `ValidateNamespace`). */
function namespaceProblems({ kind, metadata: { labels = {} } = {} }: KubernetesObject): Problem[] {
  if (kind !== 'Namespace') return [];
  const version = labels[`${label}-version`];
  const wrong = version !== undefined && !/^(latest|v1\.\d+)$/.test(version);
  return [
    ...unknownWord(`metadata.labels.${label}`, labels[label], levels),
    ...(wrong ? [{ path: `metadata.labels.${label}-version`, value: version, fix: 'write latest, or v1.34' }] : []),
  ];
}
