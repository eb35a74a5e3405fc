import { eachOf, type Flaw } from '../engine/each-of';
import { blocksOf, isUnset, objectOf, parseObject, textOf, textsOf } from '../engine/json';
import type { Rule } from '../engine/rule';
import type { Resource } from '../engine/stack-view';
import { balancerAnnotation, ingressTypes } from '../kubernetes/ingress';

const fix = 'test a claim that only your clients have, such as aud with the name of this API';

/** A token is for somebody. */
export const tokenAudience: Rule = {
  id: 'token-audience',
  severity: 'error',
  what: 'Each check of a JSON Web Token tests a claim beside its issuer: additionalClaims of jwt-validation at an Ingress, additional_claim of a listener, audience of an authorizer of API Gateway',
  why: 'an issuer signs for many: without a claim, a token that it gave to any other client for any other API opens this one',
  source:
    'RFC 8725, "JSON Web Token Best Current Practices", 3.9 "Use and Validate Audience"; AWS Load Balancer Controller, "Ingress annotations", jwt-validation',
  check: (stack) => [
    ...eachOf(ingressTypes, ofIngress)(stack),
    ...eachOf(['aws_lb_listener', 'aws_alb_listener'], ({ attributes }) => ofActions(attributes.default_action))(stack),
    ...eachOf(['aws_lb_listener_rule', 'aws_alb_listener_rule'], ({ attributes }) => ofActions(attributes.action))(
      stack,
    ),
    ...eachOf('aws_apigatewayv2_authorizer', ofAuthorizer)(stack),
  ],
};

function ofIngress(ingress: Resource): readonly Flaw[] {
  const text = textOf(balancerAnnotation(ingress, 'jwt-validation'));
  if (isUnset(text)) return [];
  const claims = blocksOf(objectOf(parseObject(text ?? '')).additionalClaims);
  return isTested(claims)
    ? []
    : [{ what: 'takes any token of the issuer: jwt-validation has no additionalClaims', fix }];
}

function ofActions(actions: unknown): readonly Flaw[] {
  const checks = blocksOf(actions).flatMap(({ jwt_validation: check }) => blocksOf(check));
  return checks
    .filter(({ additional_claim: claims }) => !isTested(blocksOf(claims)))
    .map(() => ({ what: 'takes any token of the issuer: jwt_validation has no additional_claim', fix }));
}

function ofAuthorizer({
  attributes: { authorizer_type: type, jwt_configuration: configuration },
}: Resource): readonly Flaw[] {
  if (type !== 'JWT') return [];
  const audiences = blocksOf(configuration).flatMap(({ audience }) => textsOf(audience));
  return audiences.length > 0
    ? []
    : [{ what: 'takes any token of the issuer: jwt_configuration has no audience', fix }];
}

/** A claim without a value, or with a name that every token has with the same value, tests nothing. */
function isTested(claims: readonly Readonly<Record<string, unknown>>[]): boolean {
  return claims.some(({ name, values }) => textOf(name) !== 'iss' && textsOf(values).some((value) => value !== ''));
}
