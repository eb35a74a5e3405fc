import type { Rule } from '../rule';
import { clusterValueRules } from './cluster-value-rules';
import { decided, type DecidedRules, form } from './decided-rule';

const permission = 'Amazon EC2 API Reference, IpPermission: IpProtocol';

const protocol = form(
  '^([tT][cC][pP]|[uU][dD][pP]|[iI][cC][mM][pP]([vV]6)?|all|-1|\\d{1,3})$',
  'tcp, udp, icmp, icmpv6, -1 or the number of a protocol',
  permission,
);
const prefixList = form('^pl-', 'the id of a prefix list (pl-...)', 'Amazon EC2 API Reference, PrefixListId');
const inlineGroup = { 'ingress.prefix_list_ids': prefixList, 'egress.prefix_list_ids': prefixList };

/** Domain names: `RequestCertificate` has this form for them, and 64 octets for the first. */
const certificates = 'AWS Certificate Manager API Reference, RequestCertificate';
const domain = '^(\\*\\.)?(((?!-)[A-Za-z0-9-]{0,62}[A-Za-z0-9])\\.)+((?!-)[A-Za-z0-9-]{1,62}[A-Za-z0-9])$';
const certificateName: Rule = { kind: 'pattern', re: domain, says: 'a domain name, with "*." before it or not' };

/** What AWS takes as values of groups, certificates, endpoints and clusters. */
export const valueRules: Readonly<Record<string, DecidedRules>> = {
  ...clusterValueRules,
  aws_acm_certificate: {
    domain_name: decided({ kind: 'all', of: [certificateName, { kind: 'stringLength', max: 64 }] }, certificates),
    subject_alternative_names: decided(
      { kind: 'all', of: [certificateName, { kind: 'stringLength', max: 253 }] },
      certificates,
    ),
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
