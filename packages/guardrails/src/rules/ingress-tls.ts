import { eachOf, type Flaw } from '../engine/each-of';
import { shown, textOf } from '../engine/json';
import type { Rule } from '../engine/rule';
import type { Resource } from '../engine/stack-view';
import { balancerAnnotation, ingressTypes, isBalanced } from '../kubernetes/ingress';
import { modernPolicies } from './listener-tls';

/** The load balancer of an Ingress speaks TLS, or redirects to it. */
export const ingressTls: Rule = {
  id: 'ingress-tls',
  severity: 'error',
  what: 'Each Ingress of the AWS Load Balancer Controller that listens says HTTPS in listen-ports, redirects HTTP (ssl-redirect), and names an ssl-policy of TLS 1.2 at least',
  why: 'without them the controller listens to plain HTTP, or takes TLS 1.0',
  source: 'AWS Load Balancer Controller, "Ingress annotations": listen-ports, ssl-redirect, ssl-policy',
  check: eachOf(ingressTypes, (ingress) => (isBalanced(ingress) ? flawsOf(ingress) : [])),
};

function flawsOf(ingress: Resource): readonly Flaw[] {
  const said = (name: string): string | undefined => textOf(balancerAnnotation(ingress, name));
  const ports = said('listen-ports') ?? (said('certificate-arn') === undefined ? '[{"HTTP": 80}]' : '[{"HTTPS": 443}]');
  const plain = /"HTTP"/.test(ports) && said('ssl-redirect') === undefined;
  const open = {
    what: `listens on ${ports} without ssl-redirect`,
    fix: "set listen-ports to HTTPS, and ssl-redirect to '443'",
  };
  const policy = said('ssl-policy');
  const isOld = /"HTTPS"/.test(ports) && !modernPolicies.test(policy ?? '') && !policy?.startsWith('${');
  const old = {
    what: `has ssl-policy ${shown(policy)}`,
    fix: "set ssl-policy to 'ELBSecurityPolicy-TLS13-1-2-2021-06' or newer",
  };
  return [...(plain ? [open] : []), ...(isOld ? [old] : [])];
}
