import { coversTheWorld } from '../aws/cidr';
import { eachOf, type Flaw } from '../engine/each-of';
import { blockOf, isUnset, textOf, textsOf } from '../engine/json';
import type { Rule } from '../engine/rule';
import type { Resource } from '../engine/stack-view';
import { balancerAnnotation, ingressTypes, isBalanced } from '../kubernetes/ingress';

/** Annotations by which a load balancer asks who somebody is before a request reaches a pod. */
const authentications = ['jwt-validation', 'mutual-authentication', 'auth-type'];

const fix =
  'name the addresses in inbound-cidrs (of a Service: load_balancer_source_ranges), make it internal, or ask for a token or a certificate';

/** A model is not for everybody by default. */
export const ingressExposure: Rule = {
  id: 'ingress-exposure',
  severity: 'error',
  what: 'Each internet-facing load balancer that an Ingress or a Service makes names the addresses that may ask, together less than everybody, or asks for a token or a certificate',
  why: 'an endpoint that anybody may ask is copied by asking: a model is stolen through its answers too',
  source:
    'AWS Load Balancer Controller, "Ingress annotations": scheme, inbound-cidrs, jwt-validation, mutual-authentication, auth-type; "Service annotations"',
  check: (stack) => [
    ...eachOf(ingressTypes, (ingress) => (isBalanced(ingress) ? ofIngress(ingress) : []))(stack),
    ...eachOf(['kubernetes_service', 'kubernetes_service_v1'], ofService)(stack),
  ],
};

function ofIngress(ingress: Resource): readonly Flaw[] {
  // The controller's default is internal.
  if (textOf(balancerAnnotation(ingress, 'scheme')) !== 'internet-facing') return [];
  const asks = authentications.some((name) => !['', 'none'].includes(textOf(balancerAnnotation(ingress, name)) ?? ''));
  const groups = textOf(balancerAnnotation(ingress, 'security-groups')) ?? '';
  if (asks || groups !== '') return [];
  return openTo(commaList(balancerAnnotation(ingress, 'inbound-cidrs')));
}

function ofService(service: Resource): readonly Flaw[] {
  const spec = blockOf(service.attributes.spec);
  if (spec.type !== 'LoadBalancer') return [];
  const internal = [
    textOf(balancerAnnotation(service, 'aws-load-balancer-scheme', 'service.beta')) === 'internal',
    textOf(balancerAnnotation(service, 'aws-load-balancer-internal', 'service.beta')) === 'true',
  ];
  return internal.includes(true) ? [] : openTo(textsOf(spec.load_balancer_source_ranges));
}

function openTo(cidrs: readonly string[]): readonly Flaw[] {
  if (cidrs.length === 0) return [{ what: 'is internet-facing for everybody, and asks for nothing', fix }];
  if (!coversTheWorld(cidrs)) return [];
  return [{ what: `is internet-facing for ${cidrs.join(', ')}, so for everybody, and asks for nothing`, fix }];
}

function commaList(value: unknown): readonly string[] {
  return isUnset(value) ? [] : textsOf(value).flatMap((text) => text.split(',').map((item) => item.trim()));
}
