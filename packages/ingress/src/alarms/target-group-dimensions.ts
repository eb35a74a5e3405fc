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

/**
 * Dimensions of a target group that the controller has made, found by the tags that it puts on all it makes (its
 * pkg/deploy/tracking/provider.go).
 *
 * An alarm takes no SEARCH expression, and the names hold a hash, so they are looked up. `resource` is unknown until the Ingress exists, which
 * puts the first look-up after it. It goes through a local: Terraform puts off a look-up that refers to a changing resource directly ("Data
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
  const balancer: unknown = Fn.element(Fn.split(':loadbalancer/', Token.asString(Fn.one(group.loadBalancerArns))), 1);
  return { LoadBalancer: Token.asString(balancer), TargetGroup: group.arnSuffix };
}
