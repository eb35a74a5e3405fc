import { blockOf, objectOf, textOf } from '../engine/json';
import type { Resource } from '../engine/stack-view';

/** Terraform's types of an Ingress. */
export const ingressTypes: readonly string[] = ['kubernetes_ingress', 'kubernetes_ingress_v1'];

/** What an Ingress, or a Service, tells the AWS Load Balancer Controller by its annotation of that name. */
export function balancerAnnotation(
  { attributes }: Resource,
  name: string,
  kind: 'alb.ingress' | 'service.beta' = 'alb.ingress',
): unknown {
  const annotations = objectOf(blockOf(attributes.metadata).annotations);
  return annotations[
    kind === 'alb.ingress' ? `alb.ingress.kubernetes.io/${name}` : `service.beta.kubernetes.io/${name}`
  ];
}

/** Whether the AWS Load Balancer Controller makes a load balancer of an Ingress: by its class, or by annotations that only it reads. */
export function isBalanced({ attributes }: Resource): boolean {
  const { annotations } = blockOf(attributes.metadata);
  const names = Object.keys(objectOf(annotations));
  const kind =
    textOf(blockOf(attributes.spec).ingress_class_name) ?? textOf(objectOf(annotations)['kubernetes.io/ingress.class']);
  return kind === 'alb' || names.some((name) => name.startsWith('alb.ingress.kubernetes.io/'));
}
