import { namesIn, nodeSubnets } from '../aws/node-subnets';
import { blocksOf, isTrue, isUnset, textOf } from '../engine/json';
import type { Rule, Violation } from '../engine/rule';
import type { Resource, StackView } from '../engine/stack-view';
import { balancerAnnotation, ingressTypes, isBalanced } from '../kubernetes/ingress';

const fix = 'give internal balancers subnets of their own, a /27 or more in each zone, and name them';

/** A balancer can be told from what it leads to. */
export const balancerSubnets: Rule = {
  id: 'balancer-subnets',
  severity: 'error',
  what: 'No internal load balancer is in a subnet of nodes (of an Auto Scaling group, a node group or a Fargate profile of the same stack); an internal balancer of an Ingress names its subnets, or a warning says that the controller takes those with a tag, where nodes mostly are',
  why: 'a network policy knows blocks of addresses: what lets in the subnets of the balancer lets in every node and pod there',
  source: 'Kubernetes, "Network Policies", ipBlock; AWS Load Balancer Controller, "Subnet auto-discovery"',
  check: (stack) => [
    ...['aws_lb', 'aws_alb'].flatMap((type) => stack.ofType(type)).flatMap((balancer) => ofBalancer(stack, balancer)),
    ...ingressTypes
      .flatMap((type) => stack.ofType(type))
      .filter(isBalanced)
      .flatMap((ingress) => ofIngress(stack, ingress)),
  ],
};

function ofBalancer(stack: StackView, resource: Resource): readonly Violation[] {
  const { internal, subnets, subnet_mapping: mapping } = resource.attributes;
  if (!isTrue(internal)) return [];
  return shared(stack, resource, [subnets, blocksOf(mapping).map(({ subnet_id: id }) => id)]);
}

function ofIngress(stack: StackView, resource: Resource): readonly Violation[] {
  // The controller's default is internal.
  if (textOf(balancerAnnotation(resource, 'scheme')) === 'internet-facing') return [];
  const subnets = balancerAnnotation(resource, 'subnets');
  if (!isUnset(subnets)) return shared(stack, resource, [subnets]);
  return [{ resource, severity: 'warning', what: 'names no subnets for its internal load balancer', fix }];
}

function shared(stack: StackView, resource: Resource, values: readonly unknown[]): readonly Violation[] {
  const nodes = nodeSubnets(stack);
  const both = [...new Set(values.flatMap(namesIn))].filter((name) => nodes.has(name));
  return both.length === 0 ? [] : [{ resource, what: `is in ${both.join(', ')}, where nodes are`, fix }];
}
