import { containersOf, type PodTemplate } from '../pod-template';
import { below, type Fields, fieldsOf, type Problem } from '../problem';

/** How much a namespace lets its pods do (Kubernetes, "Pod Security Standards"). */
export type Level = 'privileged' | 'baseline' | 'restricted';

/** One control of the Pod Security Standards. */
export interface Check {
  /** Its name in pod-security-admission. */
  readonly id: string;
  readonly level: 'baseline' | 'restricted';
  /** Minor version of Kubernetes 1 since which it is there, for those younger than 1.25. */
  readonly since?: number;
  /** Another check that this one makes needless. */
  readonly instead?: string;
  /** Pods of Windows cannot have what it asks for. */
  readonly notOnWindows?: boolean;
  /** What it has against a pod; paths begin at the template. `minor` is the version of the policy. */
  problems(pod: PodTemplate, minor: number): Problem[];
}

/** Looks at the security context of the pod and of each of its containers. */
export function inEachContext(pod: PodTemplate, look: (context: Fields, ofContainer: boolean) => Problem[]): Problem[] {
  const ofPod = below('spec.securityContext', look(fieldsOf(pod.spec.securityContext), false));
  return [
    ...ofPod,
    ...inEachContainer(pod, (container) => below('securityContext', look(fieldsOf(container.securityContext), true))),
  ];
}

/** Looks at each container. */
export function inEachContainer(pod: PodTemplate, look: (container: Fields) => Problem[]): Problem[] {
  return containersOf(pod.spec).flatMap(({ path, container }) => below(`spec.${path}`, look(container)));
}

/** What a container inherits from its pod: `fix` for each one where neither says it as `isRight` wants. */
export function inherited(
  pod: PodTemplate,
  field: (context: Fields) => unknown,
  {
    path,
    isRight,
    fix,
  }: { readonly path: string; readonly isRight: (value: unknown) => boolean; readonly fix: string },
): Problem[] {
  const ofPod = field(fieldsOf(pod.spec.securityContext));
  const wrongHere = (value: unknown) => value !== undefined && !isRight(value);
  return inEachContext(pod, (context, ofContainer) => {
    const value = field(context);
    const missing = ofContainer && value === undefined && !isRight(ofPod);
    return missing || wrongHere(value) ? [{ path, value, fix }] : [];
  });
}
