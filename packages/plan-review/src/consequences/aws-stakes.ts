import type { Stake } from './stake';

/** What goes with networks, clusters, names and rights in AWS, by type. */
export const awsStakes: Record<string, Stake> = {
  aws_wafv2_web_acl: { severity: 'danger', topic: 'weaker', words: 'web ACL {name} looks at no request any more' },
  aws_acm_certificate: {
    severity: 'danger',
    topic: 'stops',
    words: 'certificate {name} goes: its endpoint cannot be reached until another is validated',
  },
  aws_acm_certificate_validation: {
    severity: 'routine',
    topic: 'changes',
    words: 'nobody waits for certificate {name} any more',
  },
  aws_autoscaling_group: {
    severity: 'danger',
    topic: 'stops',
    words: 'pool {name} goes with all its nodes and the pods on them',
  },
  aws_autoscaling_lifecycle_hook: {
    severity: 'care',
    topic: 'weaker',
    words: 'nodes are no longer held until they have joined or drained by hook {name}',
  },
  aws_codebuild_project: {
    severity: 'danger',
    topic: 'stops',
    words: 'runner {name} goes: what it applies inside the VPC waits',
  },
  aws_codebuild_webhook: { severity: 'danger', topic: 'stops', words: 'no job is given any more to runner {name}' },
  aws_default_security_group: {
    severity: 'care',
    topic: 'weaker',
    words: 'the default security group is no longer kept closed',
  },
  aws_eip: {
    severity: 'danger',
    topic: 'lost',
    words: 'address {name} is given back and cannot be had again: who allows it by its number no longer does',
    holds: true,
  },
  aws_eks_access_entry: { severity: 'care', topic: 'rights', words: '{name} can no longer get into the cluster' },
  aws_eks_access_policy_association: {
    severity: 'care',
    topic: 'rights',
    words: 'rights in the cluster are taken from {name}',
  },
  aws_eks_addon: { severity: 'danger', topic: 'stops', words: 'add-on {name} goes from the cluster' },
  aws_eks_cluster: {
    severity: 'danger',
    topic: 'lost',
    words: 'cluster {name} goes with every node and pod, and its API endpoint',
    holds: true,
  },
  aws_eks_node_group: {
    severity: 'danger',
    topic: 'stops',
    words: 'group {name} goes with all its nodes and the pods on them',
  },
  aws_eks_pod_identity_association: {
    severity: 'danger',
    topic: 'stops',
    words: 'pods of service account {name} lose their role',
  },
  aws_iam_access_key: {
    severity: 'danger',
    topic: 'stops',
    words: 'who works with an access key of {name} can no longer',
    holds: true,
  },
  aws_iam_instance_profile: { severity: 'danger', topic: 'stops', words: 'nodes with profile {name} lose their role' },
  aws_iam_openid_connect_provider: {
    severity: 'danger',
    topic: 'stops',
    words: 'identity provider {name} goes: no pipeline can take its role',
  },
  aws_iam_policy: { severity: 'danger', topic: 'stops', words: 'whoever has policy {name} loses its rights' },
  aws_iam_role: { severity: 'danger', topic: 'stops', words: 'whoever works as role {name} can do nothing any more' },
  aws_iam_role_policy: { severity: 'danger', topic: 'stops', words: 'whoever works as role {name} may do less' },
  aws_iam_role_policy_attachment: { severity: 'danger', topic: 'stops', words: 'rights are taken from role {name}' },
  aws_instance: { severity: 'danger', topic: 'lost', words: 'machine {name} goes with what is on it', holds: true },
  aws_internet_gateway: { severity: 'danger', topic: 'stops', words: 'the network loses its way to the internet' },
  aws_launch_template: { severity: 'danger', topic: 'stops', words: 'no node starts from {name} any more' },
  aws_lb: {
    severity: 'danger',
    topic: 'stops',
    words: 'balancer {name} goes, and the name that clients know',
    holds: true,
  },
  aws_nat_gateway: { severity: 'danger', topic: 'stops', words: 'private subnets behind {name} lose their way out' },
  aws_route: { severity: 'danger', topic: 'stops', words: 'there is no way to {name} from its subnets any more' },
  aws_route53_record: { severity: 'danger', topic: 'stops', words: 'nobody finds {name} by its name any more' },
  aws_route53_zone: {
    severity: 'danger',
    topic: 'lost',
    words: 'hosted zone {name} goes: its names stop resolving, and a new one has other name servers',
    holds: true,
  },
  aws_route_table: { severity: 'danger', topic: 'stops', words: 'subnets of route table {name} lose their routes' },
  aws_route_table_association: { severity: 'danger', topic: 'stops', words: 'a subnet loses its routes' },
  aws_security_group: {
    severity: 'danger',
    topic: 'stops',
    words: 'what is in security group {name} is let in nowhere by it',
  },
  aws_subnet: { severity: 'danger', topic: 'stops', words: 'subnet {name} goes: what is in it goes first' },
  aws_vpc: {
    severity: 'danger',
    topic: 'lost',
    words: 'network {name} goes: everything in it goes first, its cluster too',
    holds: true,
  },
  aws_vpc_endpoint: {
    severity: 'danger',
    topic: 'stops',
    words: 'what goes through endpoint {name} takes another way, or none',
  },
  aws_vpc_security_group_egress_rule: {
    severity: 'danger',
    topic: 'stops',
    words: 'nothing is let out any more by rule {name}',
  },
  aws_vpc_security_group_ingress_rule: {
    severity: 'danger',
    topic: 'stops',
    words: 'nobody is let in any more by rule {name}',
  },
};
