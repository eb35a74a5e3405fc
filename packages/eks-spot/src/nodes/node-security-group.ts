import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';

/**
 * What the control plane calls on nodes: admission webhooks behind 443, of the load balancer controller (9443), kubelet and
 * metrics-server's chart (10250), and metrics-server as an add-on (10251); infra 2.6.
 */
const controlPlanePorts = [
  { port: 443, description: 'The control plane calls webhooks' },
  { port: 9443, description: 'The control plane calls the webhook of the load balancer controller' },
  { port: 10250, description: 'The control plane calls kubelet, and metrics-server of its chart' },
  { port: 10251, description: 'The control plane calls metrics-server of the add-on' },
] as const;

/** What nodes and pods say to each other: names, and whatever is not a privileged port (terraform-aws-eks, node_groups.tf). */
const nodePorts = [
  { id: 'dns-tcp', description: 'Nodes and pods ask for names', ipProtocol: 'tcp', fromPort: 53, toPort: 53 },
  { id: 'dns-udp', description: 'Nodes and pods ask for names', ipProtocol: 'udp', fromPort: 53, toPort: 53 },
  {
    id: 'unprivileged',
    description: 'Nodes and pods call each other',
    ipProtocol: 'tcp',
    fromPort: 1025,
    toPort: 65535,
  },
] as const;

/** Where the nodes are. */
export interface NodeSecurityGroupProps {
  /** Name of the cluster. */
  readonly name: string;
  /** The VPC. */
  readonly vpcId: string;
  /** The security group that EKS made for the control plane. */
  readonly controlPlaneGroupId: string;
}

/**
 * The one security group of nodes and pods, which alone carries the cluster's tag: with a second tagged group on an interface the load
 * balancer controller gives up (terraform-aws-eks, docs/faq.md). So nodes must not have the group that EKS made, for EKS tags it too.
 *
 * Anything may leave, as images, models and AWS's services need; what enters comes from the control plane and from other nodes.
 */
export class NodeSecurityGroup extends Construct {
  /** Id of the group. */
  readonly id: string;
  /** Its rules, which a node needs to join. */
  readonly rules: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, { name, vpcId, controlPlaneGroupId }: NodeSecurityGroupProps) {
    super(scope, id);
    const tags = { Name: `${name}-node`, [`kubernetes.io/cluster/${name}`]: 'owned' };
    const description = `Nodes and pods of the cluster ${name}`;
    const group = new SecurityGroup(this, 'Resource', { name: `${name}-node`, description, vpcId, tags });
    const tcp = (port: number) => ({ ipProtocol: 'tcp', fromPort: port, toPort: port });
    const within = { securityGroupId: group.id, referencedSecurityGroupId: group.id };
    const called = { securityGroupId: group.id, referencedSecurityGroupId: controlPlaneGroupId };
    const calling = { securityGroupId: controlPlaneGroupId, referencedSecurityGroupId: group.id };
    this.id = group.id;
    this.rules = [
      ...controlPlanePorts.map(
        ({ port, description: why }) =>
          new VpcSecurityGroupIngressRule(this, `control-plane-${port}`, { ...called, ...tcp(port), description: why }),
      ),
      ...nodePorts.map(
        ({ id: ruleId, ...ports }) => new VpcSecurityGroupIngressRule(this, `nodes-${ruleId}`, { ...within, ...ports }),
      ),
      new VpcSecurityGroupEgressRule(this, 'out', {
        securityGroupId: group.id,
        description: 'Images, models and services of AWS; network policies say more of each pod',
        ipProtocol: '-1',
        cidrIpv4: '0.0.0.0/0',
      }),
      new VpcSecurityGroupIngressRule(this, 'to-api', {
        ...calling,
        ...tcp(443),
        description: 'Nodes and pods call the API server',
      }),
    ];
  }
}
