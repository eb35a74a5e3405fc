import { DataAwsLbTargetGroup } from '@cdktf/provider-aws/lib/data-aws-lb-target-group';
import { Fn, TerraformLocal, Token } from 'cdktf';
import type { Construct } from 'constructs';

/**
 * How CloudWatch tells a target group from others (Elastic Load Balancing user guide, "CloudWatch metrics for your Application Load
 * Balancer").
 */
export interface TargetGroupDimensions {
  readonly LoadBalancer: string;
  readonly TargetGroup: string;
}

/** What stands before the name of a balancer in its ARN. */
const marker = ':loadbalancer/';
/** Stands for the balancer of a group that is on none. */
const noBalancer = 'none';

/**
 * Dimensions of a target group that the controller has made, found by the tags that it puts on all it makes (its
 * pkg/deploy/tracking/provider.go).
 *
 * An alarm takes no SEARCH expression, and the names hold a hash, so they are looked up. `resource` is unknown until the Ingress exists, which
 * puts the first look-up after it. A group that has lost its balancer has a name in its place that no balancer has: the alarm then has no data, and plans, the
 * one that mends it among them, go through. It goes through a local: Terraform puts off a look-up that refers to a changing resource directly ("Data
 * sources", Dependencies), and each change of a weight would show every alarm as changing too.
 */
export function targetGroupDimensions(
  scope: Construct,
  id: string,
  clusterName: string,
  resource: string,
): TargetGroupDimensions {
  const { asString: indirect } = new TerraformLocal(scope, `${id}-tag`, resource);
  const tags = { 'elbv2.k8s.aws/cluster': clusterName, 'ingress.k8s.aws/resource': indirect };
  const group = new DataAwsLbTargetGroup(scope, id, { tags });
  const names = Fn.join(marker, Token.asList(Fn.concat([group.loadBalancerArns, [noBalancer]])));
  const balancer: unknown = Fn.element(Fn.split(marker, names), 1);
  return { LoadBalancer: Token.asString(balancer), TargetGroup: group.arnSuffix };
}
