import { eachOf, type Flaw } from '../engine/each-of';
import { blocksOf, isUnset, shown, textOf } from '../engine/json';
import type { Rule } from '../engine/rule';
import type { Resource } from '../engine/stack-view';

/**
 * Security policies of load balancers that take TLS 1.2 with forward secrecy at least.
 *
 * Source: Elastic Load Balancing, "Security policies for your Application Load Balancer"; ELBSecurityPolicy-2016-08, the default, takes TLS 1.0.
 */
export const modernPolicies = /^ELBSecurityPolicy-(TLS13-1-[23]-|TLS13-1-[23]$|FS-1-2-)/;

/** Clients speak TLS 1.2 or newer with a load balancer, or are told to. */
export const listenerTls: Rule = {
  id: 'listener-tls',
  severity: 'error',
  what: 'Each listener is HTTPS or TLS with a security policy of TLS 1.2 at least, or redirects to HTTPS; no classic load balancer listens to HTTP or TCP',
  why: 'what is asked of a model, and what it answers, is read by whoever stands between; the default policy still takes TLS 1.0',
  source: 'AWS Foundational Security Best Practices, ELB.1, ELB.3, ELB.17; Elastic Load Balancing, "Security policies"',
  check: (stack) => [
    ...eachOf(['aws_lb_listener', 'aws_alb_listener'], listenerFlaws)(stack),
    ...eachOf('aws_elb', classicFlaws)(stack),
  ],
};

function listenerFlaws({ attributes }: Resource): readonly Flaw[] {
  const { protocol, ssl_policy: policy, default_action: actions } = attributes;
  if (['HTTPS', 'TLS'].includes(textOf(protocol) ?? '')) {
    if (modernPolicies.test(textOf(policy) ?? '') || textOf(policy)?.startsWith('${')) return [];
    const what = `has ssl_policy ${isUnset(policy) ? 'not set, so ELBSecurityPolicy-2016-08' : shown(policy)}`;
    return [{ what, fix: "set ssl_policy to 'ELBSecurityPolicy-TLS13-1-2-2021-06' or newer" }];
  }
  if (textOf(protocol) !== 'HTTP') return [];
  const redirects = blocksOf(actions).map(({ redirect }) => blocksOf(redirect)[0]?.protocol);
  if (redirects.length > 0 && redirects.every((to) => to === 'HTTPS')) return [];
  return [
    { what: 'answers over plain HTTP', fix: "redirect to HTTPS in its default_action, or set protocol to 'HTTPS'" },
  ];
}

function classicFlaws({ attributes }: Resource): readonly Flaw[] {
  const plain = blocksOf(attributes.listener).filter(({ lb_protocol: protocol }) =>
    /^(http|tcp)$/i.test(textOf(protocol) ?? ''),
  );
  return plain.map(({ lb_protocol: protocol }) => ({
    what: `listens with lb_protocol ${shown(protocol)}`,
    fix: "set lb_protocol to 'https' or 'ssl', or use an aws_lb",
  }));
}
