import type { Rule } from '../rule';
import type { DecidedRule, DecidedRules } from './decided-rule';

const decided = (rule: Rule, source: string): DecidedRule => ({ rule, source });
const form = (re: string, says: string, source: string, emptyOk = false): DecidedRule =>
  decided({ kind: 'pattern', re, says, ...(emptyOk && { emptyOk }) }, source);
const listed = (source: string, ...values: readonly string[]): DecidedRule => decided({ kind: 'enum', values }, source);
const length = (min: number, max: number, source: string): DecidedRule =>
  decided({ kind: 'stringLength', min, max }, source);

const autoScaling = 'Amazon EC2 Auto Scaling API Reference, CreateAutoScalingGroup';
const autoScalingTag = 'Amazon EC2 Auto Scaling API Reference, Tag';
const permission = 'Amazon EC2 API Reference, IpPermission: IpProtocol';

const protocol = form(
  '^([tT][cC][pP]|[uU][dD][pP]|[iI][cC][mM][pP]([vV]6)?|all|-1|\\d{1,3})$',
  'tcp, udp, icmp, icmpv6, -1 or the number of a protocol',
  permission,
);
const prefixList = form('^pl-', 'the id of a prefix list (pl-...)', 'Amazon EC2 API Reference, PrefixListId');
const inlineGroup = { 'ingress.prefix_list_ids': prefixList, 'egress.prefix_list_ids': prefixList };
const templateVersion = form(
  '^(\\$Latest|\\$Default|\\d+)$',
  'a version of the template: a number, $Latest or $Default',
  'Amazon EC2 Auto Scaling API Reference, LaunchTemplateSpecification',
  true,
);

/** Domain names: `RequestCertificate` has this form for them, and 64 octets for the first. */
const certificates = 'AWS Certificate Manager API Reference, RequestCertificate';
const domain = '^(\\*\\.)?(((?!-)[A-Za-z0-9-]{0,62}[A-Za-z0-9])\\.)+((?!-)[A-Za-z0-9-]{1,62}[A-Za-z0-9])$';
const certificateName: Rule = { kind: 'pattern', re: domain, says: 'a domain name, with "*." before it or not' };

/** A name of a namespace or a service account. */
const dnsLabel = (source: string): DecidedRule =>
  form('^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$', 'at most 63 small letters, digits and "-"', source);
const podIdentity = 'Amazon EKS API Reference, CreatePodIdentityAssociation, and kubernetes v1.34.4 for names';

/** What AWS takes as values of groups, certificates, endpoints and clusters. */
export const valueRules: Readonly<Record<string, DecidedRules>> = {
  aws_acm_certificate: {
    domain_name: decided({ kind: 'all', of: [certificateName, { kind: 'stringLength', max: 64 }] }, certificates),
    subject_alternative_names: decided(
      { kind: 'all', of: [certificateName, { kind: 'stringLength', max: 253 }] },
      certificates,
    ),
  },
  aws_autoscaling_group: {
    health_check_type: form(
      '^(EC2|ELB|EBS|VPC_LATTICE)(,(EC2|ELB|EBS|VPC_LATTICE))*$',
      'EC2, ELB, EBS or VPC_LATTICE, several with a comma between them',
      autoScaling,
      true,
    ),
    termination_policies: form(
      '^(Default|AllocationStrategy|ClosestToNextInstanceHour|NewestInstance|OldestInstance|OldestLaunchConfiguration|OldestLaunchTemplate|arn:.+)$',
      'a termination policy, such as OldestInstance, or the ARN of a function',
      autoScaling,
    ),
    suspended_processes: listed(
      'Amazon EC2 Auto Scaling User Guide, "Types of processes"',
      'Launch',
      'Terminate',
      'AddToLoadBalancer',
      'AlarmNotification',
      'AZRebalance',
      'HealthCheck',
      'InstanceRefresh',
      'ReplaceUnhealthy',
      'ScheduledActions',
    ),
    enabled_metrics: form(
      '^(Group(Min|Max)Size|WarmPoolMinSize|(Group|WarmPool|GroupAndWarmPool)[A-Z][A-Za-z]*(Instances|Capacity))$',
      'a metric of a group, such as GroupInServiceInstances',
      'Amazon EC2 Auto Scaling API Reference, EnableMetricsCollection',
    ),
    default_cooldown: decided({ kind: 'intRange', min: 0 }, autoScaling),
    health_check_grace_period: decided({ kind: 'intRange', min: 0 }, autoScaling),
    'tag.key': length(1, 128, autoScalingTag),
    'tag.value': length(0, 256, autoScalingTag),
    'launch_template.version': templateVersion,
    'mixed_instances_policy.launch_template.launch_template_specification.version': templateVersion,
  },
  aws_cloudwatch_metric_alarm: {
    namespace: form(
      '^[^:].{0,254}$',
      'at most 255 characters, no ":" first',
      'Amazon CloudWatch API Reference, PutMetricAlarm',
    ),
  },
  aws_ecr_repository: {
    name: form(
      '^(?=.{2,256}$)([a-z0-9]+([._-][a-z0-9]+)*/)*[a-z0-9]+([._-][a-z0-9]+)*$',
      'small letters and digits, with single ".", "_", "-" and "/" between them',
      'Amazon ECR API Reference, CreateRepository',
    ),
  },
  aws_eks_access_entry: {
    kubernetes_groups: decided(
      { kind: 'notPattern', re: '^system:', says: 'a group that begins with "system:"' },
      'Amazon EKS API Reference, CreateAccessEntry: kubernetesGroups',
    ),
    user_name: decided(
      {
        kind: 'notPattern',
        re: '^(system|eks|aws|amazon|iam):',
        says: 'a name that begins with "system:", "eks:", "aws:", "amazon:" or "iam:"',
      },
      'Amazon EKS User Guide, "Create access entries": usernames',
    ),
  },
  aws_eks_access_policy_association: {
    policy_arn: form(
      '^arn:aws[a-z-]*:eks::aws:cluster-access-policy/.+$',
      'the ARN of an access policy (arn:aws:eks::aws:cluster-access-policy/...)',
      'Amazon EKS User Guide, "Review access policy permissions"',
    ),
    'access_scope.type': listed('Amazon EKS API Reference, AccessScope', 'cluster', 'namespace'),
  },
  aws_eks_node_group: {
    labels: decided(
      {
        kind: 'all',
        of: [
          { kind: 'labels' },
          {
            kind: 'mapKeys',
            of: [
              {
                kind: 'notPattern',
                re: '(kubernetes\\.io|k8s\\.io|eks\\.amazonaws\\.com)/',
                says: 'a reserved prefix',
              },
            ],
          },
        ],
      },
      'Amazon EKS: "Label cannot contain reserved prefixes [kubernetes.io/, k8s.io/, eks.amazonaws.com/]" (eksctl-io/eksctl issue 4007)',
    ),
    'taint.key': form(
      '^([a-z0-9]([-a-z0-9.]*[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$',
      'a key of a taint: [prefix/]name',
      'Amazon EKS API Reference, Taint',
    ),
  },
  aws_eks_pod_identity_association: {
    namespace: dnsLabel(podIdentity),
    service_account: form(
      '^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$',
      'at most 253 small letters, digits, "-" and "."',
      podIdentity,
    ),
  },
  aws_flow_log: {
    log_format: form(
      '^(\\$\\{[a-z0-9-]+\\}(\\s+|$))+$',
      'fields as ${field}, with a space between them',
      'Amazon EC2 API Reference, CreateFlowLogs: LogFormat',
      true,
    ),
  },
  aws_launch_template: {
    image_id: form(
      '^(ami-|resolve:ssm:)',
      'the id of an image (ami-...), or resolve:ssm: and a parameter',
      'Amazon EC2 API Reference, RequestLaunchTemplateData: ImageId',
      true,
    ),
    vpc_security_group_ids: form('^sg-', 'the id of a security group (sg-...)', 'Amazon EC2: InvalidGroupId.Malformed'),
  },
  aws_lb: {
    name: decided(
      { kind: 'notPattern', re: '^internal-', says: 'a name that begins with "internal-"' },
      'hashicorp/terraform-provider-aws v5.100.0, internal/service/elbv2/validate.go',
    ),
    idle_timeout: decided(
      { kind: 'intRange', min: 1, max: 4000 },
      'Elastic Load Balancing API Reference, LoadBalancerAttribute: idle_timeout.timeout_seconds',
    ),
  },
  aws_lb_listener: {
    ssl_policy: form(
      '^ELBSecurityPolicy-[A-Za-z0-9-]+$',
      'the name of a security policy (ELBSecurityPolicy-...)',
      'Elastic Load Balancing, "Security policies for your Application Load Balancer"',
      true,
    ),
  },
  aws_lb_target_group: {
    'health_check.matcher': form(
      '^\\d{1,3}(-\\d{1,3})?(,\\d{1,3}(-\\d{1,3})?)*$',
      'codes, such as 200, 200,202 or 200-299',
      'Elastic Load Balancing API Reference, Matcher',
      true,
    ),
  },
  aws_network_acl_rule: {
    rule_number: decided({ kind: 'intRange', min: 1, max: 32_766 }, 'Amazon EC2 API Reference, CreateNetworkAclEntry'),
  },
  aws_default_security_group: inlineGroup,
  aws_security_group: inlineGroup,
  aws_security_group_rule: { protocol, prefix_list_ids: prefixList },
  aws_vpc_endpoint: {
    service_name: form(
      '^[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+){2,}$',
      'the name of a service (com.amazonaws.eu-west-1.s3)',
      'AWS PrivateLink Guide, "AWS services that integrate with AWS PrivateLink"',
    ),
  },
  aws_vpc_security_group_egress_rule: { ip_protocol: protocol },
  aws_vpc_security_group_ingress_rule: { ip_protocol: protocol },
};
