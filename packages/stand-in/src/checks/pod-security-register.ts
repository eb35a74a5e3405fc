import { type AdmissionProblem, admissionProblems, isSent, type KubernetesObject, sentObject } from '../kubernetes';
import type { Block } from '../schema/schema';
import { isMap, type Value } from '../value/value';
import { terraformPath } from './decided/kubernetes-problems';
import { plain } from './decided/plain-value';
import type { Problem } from './problem';

/** A resource as it is planned. */
export interface PlannedObject {
  readonly type: string;
  readonly block: Block;
  /** Null when it goes. */
  readonly planned: Value;
  /** The provider configuration that plans it, which is a cluster. */
  readonly connection: string;
}

const isPodSecurity = ({ fix }: AdmissionProblem): boolean => fix.startsWith('PodSecurity');

/**
 * Namespaces and pods as they are planned, made or read: what PodSecurity refuses of pods depends on the label of a namespace, which is another resource and
 * often of another state. Each is judged when the second of the two is known.
 */
export class PodSecurityRegister {
  private readonly namespaces = new Map<string, Map<string, KubernetesObject>>();
  private readonly pods = new Map<string, KubernetesObject[]>();

  /** Notes an object, and says what PodSecurity refuses now that it is known. */
  problems({ type, block, planned, connection }: PlannedObject): readonly Problem[] {
    if (!isSent(type) || !isMap(planned)) return [];
    const object = sentObject(type, plain(planned) as object);
    return object.kind === 'Namespace'
      ? this.ofNamespace(object, connection)
      : this.ofPods(object, connection).map(({ path, value, fix, object: called }) =>
          refused(
            `${called}: ${path} is ${value === undefined ? 'missing' : JSON.stringify(value)}: ${fix}`,
            terraformPath(path, block),
          ),
        );
  }

  private ofNamespace(namespace: KubernetesObject, connection: string): readonly Problem[] {
    const { name = '' } = namespace.metadata ?? {};
    const known = this.namespaces.get(name) ?? new Map<string, KubernetesObject>();
    this.namespaces.set(name, known.set(connection, namespace));
    const inside = (this.pods.get(connection) ?? []).filter(({ metadata }) => metadata?.namespace === name);
    return admissionProblems([namespace, ...inside])
      .filter(isPodSecurity)
      .map(({ object, path, fix }) => refused(`${object}: ${path}: ${fix}`, []));
  }

  private ofPods(object: KubernetesObject, connection: string): readonly AdmissionProblem[] {
    const { namespace: name = 'default' } = object.metadata ?? {};
    this.pods.set(connection, [...(this.pods.get(connection) ?? []), object]);
    const namespace = this.namespaceOf(name, connection);
    return namespace ? admissionProblems([namespace, object]).filter(isPodSecurity) : [];
  }

  /** The namespace of the same configuration; else one of another state, when all that have the name say the same. */
  private namespaceOf(name: string, connection: string): KubernetesObject | undefined {
    const known = this.namespaces.get(name);
    const all = [...(known?.values() ?? [])];
    const isOne = new Set(all.map(({ metadata }) => JSON.stringify(metadata?.labels))).size === 1;
    return known?.get(connection) ?? (isOne ? all[0] : undefined);
  }
}

const refused = (summary: string, path: Problem['path']): Problem => ({
  summary,
  detail:
    'The API server takes the object and refuses its pods, so an apply would wait for them in vain (pod-security-admission v0.34.4).',
  path,
});
