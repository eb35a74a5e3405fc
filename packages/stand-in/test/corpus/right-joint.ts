import type { Right } from './case';

/** Right resources at the edges of the rules over several arguments. */
export const rightJoint: readonly Right[] = [
  [
    'all',
    'aws_security_group',
    {
      egress: [
        {
          cidr_blocks: ['0.0.0.0/0'],
          from_port: 0,
          to_port: 0,
          protocol: '-1',
          description: '',
          ipv6_cidr_blocks: ['::/0'],
          prefix_list_ids: [],
          security_groups: [],
          self: false,
        },
      ],
    },
  ],
  [
    'self',
    'aws_security_group',
    {
      ingress: [
        {
          cidr_blocks: null,
          description: null,
          ipv6_cidr_blocks: null,
          prefix_list_ids: null,
          security_groups: null,
          self: true,
          from_port: 0,
          to_port: 65535,
          protocol: 'tcp',
        },
      ],
    },
  ],
  [
    'icmp',
    'aws_security_group',
    {
      ingress: [
        {
          cidr_blocks: ['10.0.0.0/8'],
          from_port: 8,
          to_port: 0,
          protocol: 'icmp',
          description: '',
          ipv6_cidr_blocks: [],
          prefix_list_ids: [],
          security_groups: [],
          self: false,
        },
        {
          cidr_blocks: ['10.0.0.0/8'],
          from_port: -1,
          to_port: -1,
          protocol: 'icmp',
          description: '',
          ipv6_cidr_blocks: [],
          prefix_list_ids: [],
          security_groups: [],
          self: false,
        },
      ],
    },
  ],
  [
    'icmpv6',
    'aws_security_group',
    {
      ingress: [
        {
          cidr_blocks: [],
          from_port: -1,
          to_port: -1,
          protocol: 'icmpv6',
          description: '',
          ipv6_cidr_blocks: ['::/0'],
          prefix_list_ids: [],
          security_groups: [],
          self: false,
        },
      ],
    },
  ],
  [
    'num proto',
    'aws_security_group',
    {
      ingress: [
        {
          cidr_blocks: ['10.0.0.0/8'],
          from_port: 80,
          to_port: 80,
          protocol: '6',
          description: '',
          ipv6_cidr_blocks: [],
          prefix_list_ids: [],
          security_groups: [],
          self: false,
        },
        {
          cidr_blocks: ['10.0.0.0/8'],
          from_port: 0,
          to_port: 0,
          protocol: '50',
          description: '',
          ipv6_cidr_blocks: [],
          prefix_list_ids: [],
          security_groups: [],
          self: false,
        },
        {
          cidr_blocks: ['10.0.0.0/8'],
          from_port: 81,
          to_port: 81,
          protocol: 'TCP',
          description: '',
          ipv6_cidr_blocks: [],
          prefix_list_ids: [],
          security_groups: [],
          self: false,
        },
        {
          cidr_blocks: ['10.0.0.0/8'],
          from_port: 0,
          to_port: 0,
          protocol: 'all',
          description: '',
          ipv6_cidr_blocks: [],
          prefix_list_ids: [],
          security_groups: [],
          self: false,
        },
      ],
    },
  ],
  [
    'unknown cidr',
    'aws_security_group',
    {
      ingress: [
        {
          cidr_blocks: ['${terraform_data.unknown.output}'],
          from_port: 80,
          to_port: 80,
          protocol: 'tcp',
          description: '',
          ipv6_cidr_blocks: [],
          prefix_list_ids: [],
          security_groups: [],
          self: false,
        },
      ],
    },
  ],
  [
    'unknown list',
    'aws_security_group',
    {
      ingress: [
        {
          cidr_blocks: '${terraform_data.unknown.output}',
          from_port: 80,
          to_port: 80,
          protocol: 'tcp',
          description: '',
          ipv6_cidr_blocks: [],
          prefix_list_ids: [],
          security_groups: [],
          self: false,
        },
      ],
    },
  ],
  [
    'unknown sg',
    'aws_security_group',
    {
      ingress: [
        {
          cidr_blocks: [],
          from_port: 80,
          to_port: 80,
          protocol: 'tcp',
          description: '',
          ipv6_cidr_blocks: [],
          prefix_list_ids: [],
          security_groups: ['${terraform_data.unknown.output}'],
          self: false,
        },
      ],
    },
  ],
  [
    'pl',
    'aws_security_group',
    {
      ingress: [
        {
          cidr_blocks: [],
          from_port: 80,
          to_port: 80,
          protocol: 'tcp',
          description: '',
          ipv6_cidr_blocks: [],
          prefix_list_ids: ['pl-0123456789abcdef0'],
          security_groups: [],
          self: false,
        },
      ],
    },
  ],
  [
    'unknown ports',
    'aws_security_group',
    {
      ingress: [
        {
          cidr_blocks: ['10.0.0.0/8'],
          from_port: '${length(terraform_data.unknown.output)}',
          to_port: 80,
          protocol: 'tcp',
          description: '',
          ipv6_cidr_blocks: [],
          prefix_list_ids: [],
          security_groups: [],
          self: false,
        },
      ],
    },
  ],
  ['no ingress', 'aws_security_group', { ingress: [] }],
  [
    'two proto same cidr',
    'aws_security_group',
    {
      ingress: [
        {
          cidr_blocks: ['10.0.0.0/8'],
          from_port: 80,
          to_port: 80,
          protocol: 'tcp',
          description: '',
          ipv6_cidr_blocks: [],
          prefix_list_ids: [],
          security_groups: [],
          self: false,
        },
        {
          cidr_blocks: ['10.0.0.0/8'],
          from_port: 80,
          to_port: 80,
          protocol: 'udp',
          description: '',
          ipv6_cidr_blocks: [],
          prefix_list_ids: [],
          security_groups: [],
          self: false,
        },
      ],
    },
  ],
  [
    'rt unknown target',
    'aws_route_table',
    {
      route: [
        {
          cidr_block: '10.0.0.0/8',
          gateway_id: '${terraform_data.unknown.output}',
          carrier_gateway_id: '',
          core_network_arn: '',
          destination_prefix_list_id: '',
          egress_only_gateway_id: '',
          ipv6_cidr_block: null,
          local_gateway_id: '',
          nat_gateway_id: '',
          network_interface_id: '',
          transit_gateway_id: '',
          vpc_endpoint_id: '',
          vpc_peering_connection_id: '',
        },
      ],
    },
  ],
  [
    'rt v6',
    'aws_route_table',
    {
      route: [
        {
          cidr_block: null,
          gateway_id: '',
          carrier_gateway_id: '',
          core_network_arn: '',
          destination_prefix_list_id: '',
          egress_only_gateway_id: 'eigw-1',
          ipv6_cidr_block: '::/0',
          local_gateway_id: '',
          nat_gateway_id: '',
          network_interface_id: '',
          transit_gateway_id: '',
          vpc_endpoint_id: '',
          vpc_peering_connection_id: '',
        },
      ],
    },
  ],
  [
    'rt nulls',
    'aws_route_table',
    {
      route: [
        {
          cidr_block: '10.0.0.0/8',
          gateway_id: 'igw-1',
          carrier_gateway_id: null,
          core_network_arn: null,
          destination_prefix_list_id: null,
          egress_only_gateway_id: null,
          ipv6_cidr_block: null,
          local_gateway_id: null,
          nat_gateway_id: null,
          network_interface_id: null,
          transit_gateway_id: null,
          vpc_endpoint_id: null,
          vpc_peering_connection_id: null,
        },
      ],
    },
  ],
  [
    'rt local',
    'aws_route_table',
    {
      route: [
        {
          cidr_block: '10.0.0.0/8',
          gateway_id: 'local',
          carrier_gateway_id: '',
          core_network_arn: '',
          destination_prefix_list_id: '',
          egress_only_gateway_id: '',
          ipv6_cidr_block: null,
          local_gateway_id: '',
          nat_gateway_id: '',
          network_interface_id: '',
          transit_gateway_id: '',
          vpc_endpoint_id: '',
          vpc_peering_connection_id: '',
        },
      ],
    },
  ],
  [
    'rt pl',
    'aws_route_table',
    {
      route: [
        {
          cidr_block: null,
          gateway_id: 'igw-1',
          carrier_gateway_id: '',
          core_network_arn: '',
          destination_prefix_list_id: 'pl-1',
          egress_only_gateway_id: '',
          ipv6_cidr_block: null,
          local_gateway_id: '',
          nat_gateway_id: '',
          network_interface_id: '',
          transit_gateway_id: '',
          vpc_endpoint_id: '',
          vpc_peering_connection_id: '',
        },
      ],
    },
  ],
  ['rt unknown all', 'aws_route_table', { route: '${terraform_data.unknown.output}' }],
  [
    'asg tags',
    'aws_autoscaling_group',
    {
      tag: [
        { key: 'k8s.io/cluster-autoscaler/node-template/label/a', value: '', propagate_at_launch: true },
        { key: 'b', value: '${terraform_data.unknown.output}', propagate_at_launch: false },
      ],
    },
  ],
  ['asg suspended', 'aws_autoscaling_group', { suspended_processes: ['AZRebalance'], health_check_type: 'EC2,ELB' }],
  [
    'event pattern',
    'aws_cloudwatch_event_rule',
    {
      event_pattern:
        '{"source":["aws.ec2"],"detail-type":[{"prefix":"EC2"}],"detail":{"state":[{"anything-but":"a"}],"n":[{"numeric":[">",0,"<=",5]}],"e":[{"exists":false}],"$or":[{"a":["b"]},{"c":[{"cidr":"10.0.0.0/24"}]}],"x":[null,true,1,{"suffix":".png"},{"wildcard":"a*b"},{"equals-ignore-case":"x"},{"prefix":{"equals-ignore-case":"x"}}]}}',
    },
  ],
  [
    'event pattern unknown',
    'aws_cloudwatch_event_rule',
    { event_pattern: '${jsonencode({source=[terraform_data.unknown.output]})}' },
  ],
  [
    'alarm day',
    'aws_cloudwatch_metric_alarm',
    { evaluation_periods: 24, period: 3600, metric_name: 'a', namespace: 'AWS/EC2', statistic: 'Sum' },
  ],
  [
    'alarm week',
    'aws_cloudwatch_metric_alarm',
    { evaluation_periods: 7, period: 86400, metric_name: 'a', namespace: 'AWS/EC2', statistic: 'Sum' },
  ],
  [
    'iam arn var',
    'aws_iam_policy',
    {
      policy:
        '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":["arn:aws:s3:::a/*","arn:*:s3:::b","arn:aws:iam::*:role/x","*"]}]}',
    },
  ],
  [
    'iam not-resource',
    'aws_iam_policy',
    {
      policy:
        '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","NotResource":["arn:aws:s3:::a","arn:aws:s3:::a/*"]}]}',
    },
  ],
  [
    'iam var resource',
    'aws_iam_policy',
    {
      policy:
        '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::$${aws:PrincipalTag/team}/*"}]}',
    },
  ],
  [
    'sid ok',
    'aws_iam_policy',
    {
      policy:
        '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*","Sid":"A1"},{"Effect":"Allow","Action":"s3:GetObject","Resource":"*","Sid":"B"},{"Effect":"Allow","Action":"s3:GetObject","Resource":"*","Sid":""},{"Effect":"Allow","Action":"s3:GetObject","Resource":"*","Sid":""},{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}',
    },
  ],
  [
    's3 sid spaces',
    'aws_s3_bucket_policy',
    {
      policy:
        '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::a-bucket/*","Sid":"Allow reads","Principal":"*"}]}',
    },
  ],
  [
    'trust forms',
    'aws_iam_role',
    {
      assume_role_policy:
        '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"AWS":["123456789012","arn:aws:iam::123456789012:root","arn:aws:sts::123456789012:assumed-role/a/b"]}},{"Effect":"Allow","Action":["sts:AssumeRole","sts:TagSession"],"Principal":{"Service":["pods.eks.amazonaws.com","ec2.amazonaws.com.cn","states.eu-west-1.amazonaws.com","a.b.amazonaws.com"]}}]}',
    },
  ],
  [
    'trust saml',
    'aws_iam_role',
    {
      assume_role_policy:
        '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRoleWithSAML","Principal":{"Federated":"arn:aws:iam::123456789012:saml-provider/a"},"Condition":{"StringEquals":{"SAML:aud":"x"}}}]}',
    },
  ],
  [
    'trust cognito',
    'aws_iam_role',
    {
      assume_role_policy:
        '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRoleWithWebIdentity","Principal":{"Federated":"cognito-identity.amazonaws.com"}}]}',
    },
  ],
  [
    'trust setsource',
    'aws_iam_role',
    {
      assume_role_policy:
        '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:*","Principal":{"AWS":"AROAEXAMPLEEXAMPLE123"}}]}',
    },
  ],
  [
    'kms admin by role',
    'aws_kms_key',
    {
      policy:
        '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["kms:PutKeyPolicy","kms:Create*"],"Principal":{"AWS":"arn:aws:iam::123456789012:role/a"},"Resource":"*"}]}',
    },
  ],
  [
    'kms unknown',
    'aws_kms_key',
    {
      policy:
        '${jsonencode({Version="2012-10-17",Statement=[{Effect="Allow",Action="kms:*",Principal={AWS=terraform_data.unknown.output},Resource="*"}]})}',
    },
  ],
  [
    'lifecycle ia',
    'aws_s3_bucket_lifecycle_configuration',
    {
      rule: [
        {
          id: 'a',
          status: 'Enabled',
          filter: [{ prefix: 'x/' }],
          transition: [
            { days: 30, storage_class: 'STANDARD_IA' },
            { days: 90, storage_class: 'GLACIER' },
          ],
          expiration: [{ days: 365 }],
        },
      ],
    },
  ],
  [
    'lifecycle 0',
    'aws_s3_bucket_lifecycle_configuration',
    {
      rule: [
        {
          id: 'a',
          status: 'Enabled',
          filter: [{ prefix: '' }],
          transition: [{ days: 0, storage_class: 'INTELLIGENT_TIERING' }],
        },
      ],
    },
  ],
  [
    'lifecycle abort',
    'aws_s3_bucket_lifecycle_configuration',
    {
      rule: [
        { id: 'a', status: 'Enabled', filter: [{}], abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }] },
      ],
    },
  ],
  [
    'lifecycle marker',
    'aws_s3_bucket_lifecycle_configuration',
    {
      rule: [
        {
          id: 'a',
          status: 'Enabled',
          filter: [{}],
          expiration: [{ expired_object_delete_marker: true }],
          noncurrent_version_expiration: [{ noncurrent_days: 1, newer_noncurrent_versions: 3 }],
        },
      ],
    },
  ],
  [
    'sqs redrive',
    'aws_sqs_queue',
    { redrive_policy: '${jsonencode({deadLetterTargetArn=terraform_data.unknown.output,maxReceiveCount=5})}' },
  ],
  [
    'sqs redrive str',
    'aws_sqs_queue',
    { redrive_policy: '{"deadLetterTargetArn":"arn:aws:sqs:eu-west-1:123456789012:a","maxReceiveCount":"5"}' },
  ],
  ['sqs fifo prefix', 'aws_sqs_queue', { name: null, name_prefix: 'a-', fifo_queue: true }],
  ['lb', 'aws_lb', { name: 'a-b', subnets: ['subnet-1', 'subnet-2'], idle_timeout: 4000 }],
  ['lb mapping', 'aws_lb', { subnets: null, subnet_mapping: [{ subnet_id: 'subnet-1' }, { subnet_id: 'subnet-2' }] }],
  ['nlb one', 'aws_lb', { load_balancer_type: 'network', subnets: ['subnet-1'] }],
  ['lb unknown', 'aws_lb', { subnets: '${terraform_data.unknown.output}' }],
  [
    'tg',
    'aws_lb_target_group',
    {
      port: 80,
      protocol: 'HTTP',
      vpc_id: 'vpc-1',
      'health_check.path': '/v1/models/m?x=1',
      'health_check.matcher': '200,301-302',
      slow_start: 0,
    },
  ],
  [
    'tg grpc',
    'aws_lb_target_group',
    {
      port: 80,
      protocol: 'HTTP',
      protocol_version: 'GRPC',
      vpc_id: 'vpc-1',
      'health_check.path': '/AWS.ALB/healthcheck',
      'health_check.matcher': '0-99',
    },
  ],
  ['tg lambda', 'aws_lb_target_group', { target_type: 'lambda' }],
  [
    'listener http',
    'aws_lb_listener',
    {
      port: 80,
      protocol: 'HTTP',
      default_action: [{ type: 'redirect', redirect: [{ status_code: 'HTTP_301', protocol: 'HTTPS', port: '443' }] }],
    },
  ],
  [
    'listener 443',
    'aws_lb_listener',
    {
      port: 443,
      protocol: 'HTTPS',
      certificate_arn: '${terraform_data.unknown.output}',
      ssl_policy: 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
      default_action: [{ type: 'forward', target_group_arn: '${terraform_data.unknown.output}' }],
    },
  ],
  [
    'r53 alias',
    'aws_route53_record',
    {
      name: 'a',
      type: 'A',
      records: null,
      ttl: null,
      alias: [{ name: 'a.b', zone_id: 'Z1', evaluate_target_health: true }],
    },
  ],
  [
    'r53 txt',
    'aws_route53_record',
    {
      name: 'a',
      type: 'TXT',
      alias: [],
      records: [
        'v=spf1 -all',
        'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
        '"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx""yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy"',
        'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx""yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy',
      ],
      ttl: 60,
    },
  ],
  ['r53 mx', 'aws_route53_record', { name: 'a', type: 'MX', alias: [], records: ['10 mail.example.'], ttl: 60 }],
  [
    'r53 wild',
    'aws_route53_record',
    { name: '*.a.example', type: 'AAAA', alias: [], records: ['2001:db8::1'], ttl: 60 },
  ],
  [
    'r53 unknown',
    'aws_route53_record',
    {
      name: '${terraform_data.unknown.output}',
      type: '${terraform_data.unknown.output}',
      alias: [],
      records: ['${terraform_data.unknown.output}'],
      ttl: 60,
    },
  ],
  [
    'eks',
    'aws_eks_cluster',
    {
      version: '1.34',
      'vpc_config.subnet_ids': ['subnet-1', 'subnet-2'],
      'vpc_config.public_access_cidrs': ['0.0.0.0/0', '203.0.113.0/24'],
      'vpc_config.endpoint_public_access': true,
      'vpc_config.endpoint_private_access': true,
    },
  ],
  ['eks unknown', 'aws_eks_cluster', { 'vpc_config.subnet_ids': '${terraform_data.unknown.output}' }],
  [
    'eks unknown2',
    'aws_eks_cluster',
    { 'vpc_config.subnet_ids': ['${terraform_data.unknown.output}', '${terraform_data.unknown.output}'] },
  ],
  [
    'ng graviton',
    'aws_eks_node_group',
    {
      ami_type: 'BOTTLEROCKET_ARM_64',
      instance_types: [
        'm6g.large',
        'c7gn.xlarge',
        't4g.small',
        'g5g.xlarge',
        'im4gn.large',
        'r8gd.large',
        'x2gd.large',
        'hpc7g.4xlarge',
      ],
    },
  ],
  [
    'ng x86',
    'aws_eks_node_group',
    {
      ami_type: 'AL2023_x86_64_STANDARD',
      instance_types: [
        'm6i.large',
        'm5a.large',
        'c7a.large',
        'g6.xlarge',
        'g4dn.xlarge',
        'trn1.2xlarge',
        'inf2.xlarge',
        'mac2.metal',
      ],
    },
  ],
  ['access', 'aws_eks_access_entry', { kubernetes_groups: ['viewers'] }],
  [
    'access policy',
    'aws_eks_access_policy_association',
    {
      policy_arn: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy',
      'access_scope.type': 'cluster',
    },
  ],
  [
    'access policy cn',
    'aws_eks_access_policy_association',
    {
      policy_arn: 'arn:aws-cn:eks::aws:cluster-access-policy/AmazonEKSViewPolicy',
      'access_scope.type': 'namespace',
      'access_scope.namespaces': ['a', 'b-*'],
    },
  ],
  [
    'vpce',
    'aws_vpc_endpoint',
    { service_name: 'com.amazonaws.eu-west-1.s3', vpc_endpoint_type: 'Gateway', route_table_ids: ['rtb-1'] },
  ],
  ['vpce default', 'aws_vpc_endpoint', { service_name: 'com.amazonaws.eu-west-1.dynamodb', vpc_endpoint_type: null }],
  [
    'vpce svc',
    'aws_vpc_endpoint',
    {
      service_name: 'com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0',
      vpc_endpoint_type: 'Interface',
      subnet_ids: ['subnet-1'],
    },
  ],
  ['vpce iam', 'aws_vpc_endpoint', { service_name: 'com.amazonaws.iam', vpc_endpoint_type: 'Interface' }],
  [
    'vpce sagemaker',
    'aws_vpc_endpoint',
    { service_name: 'aws.sagemaker.eu-west-1.notebook', vpc_endpoint_type: 'Interface' },
  ],
  [
    'vpce other region',
    'aws_vpc_endpoint',
    { service_name: 'com.amazonaws.us-east-1.s3', service_region: 'us-east-1', vpc_endpoint_type: 'Interface' },
  ],
  [
    'vpce cn',
    'aws_vpc_endpoint',
    { service_name: 'cn.com.amazonaws.cn-north-1.ecr.dkr', vpc_endpoint_type: 'Interface', region: 'cn-north-1' },
  ],
  ['subnet lz', 'aws_subnet', { availability_zone: 'us-west-2-lax-1a', region: 'us-west-2' }],
  ['nat', 'aws_nat_gateway', { subnet_id: 'subnet-1', connectivity_type: 'private', allocation_id: null }],
  [
    'lt',
    'aws_launch_template',
    {
      block_device_mappings: [
        {
          device_name: '/dev/xvda',
          ebs: [{ volume_type: 'gp3', throughput: 200, iops: 3000, volume_size: 20, encrypted: 'true' }],
        },
        { device_name: '/dev/xvdb', no_device: 'true' },
      ],
      image_id: 'resolve:ssm:/aws/service/ami',
      tag_specifications: [
        { resource_type: 'instance', tags: { a: 'b' } },
        { resource_type: 'volume', tags: { a: 'b' } },
        { resource_type: 'network-interface', tags: { a: '' } },
        { resource_type: 'spot-instances-request', tags: { a: 'b' } },
      ],
    },
  ],
  ['ecr', 'aws_ecr_repository', { name: 'a/b-c_d.e' }],
  [
    'ecr lc',
    'aws_ecr_lifecycle_policy',
    {
      policy:
        '{"rules":[{"rulePriority":1,"description":"x","selection":{"tagStatus":"tagged","tagPatternList":["prod*"],"countType":"sinceImagePushed","countUnit":"days","countNumber":14},"action":{"type":"expire"}},{"rulePriority":2,"selection":{"tagStatus":"any","countType":"imageCountMoreThan","countNumber":1},"action":{"type":"expire"}}]}',
    },
  ],
  [
    'sched',
    'aws_autoscaling_schedule',
    { min_size: -1, max_size: -1, desired_capacity: 0, recurrence: '0 3 * * *', time_zone: 'Europe/Berlin' },
  ],
  ['sub', 'aws_sns_topic_subscription', { protocol: 'sqs', endpoint: 'arn:aws:sqs:eu-west-1:123456789012:a' }],
  ['sub2', 'aws_sns_topic_subscription', { protocol: 'email', endpoint: 'a@b.example' }],
  ['sub3', 'aws_sns_topic_subscription', { protocol: 'https', endpoint: 'https://a.example/b' }],
  [
    'sub4',
    'aws_sns_topic_subscription',
    { protocol: '${terraform_data.unknown.output}', endpoint: '${terraform_data.unknown.output}' },
  ],
  ['slr', 'aws_iam_service_linked_role', { aws_service_name: 'spot.amazonaws.com' }],
  [
    'acm',
    'aws_acm_certificate',
    { domain_name: '*.a-b.example', validation_method: 'DNS', subject_alternative_names: ['a.example'] },
  ],
  ['cm unknown', 'kubernetes_config_map_v1', { data: { a: '${terraform_data.unknown.output}' } }],
  [
    'secret tls',
    'kubernetes_secret_v1',
    {
      type: 'kubernetes.io/tls',
      data: { 'tls.key': '${terraform_data.unknown.output}', 'tls.crt': '${terraform_data.unknown.output}' },
    },
  ],
  ['secret unknown', 'kubernetes_secret_v1', { type: 'kubernetes.io/tls', data: '${terraform_data.unknown.output}' }],
  [
    'pod psa',
    'kubernetes_namespace_v1',
    {
      'metadata.labels': {
        'pod-security.kubernetes.io/enforce': 'restricted',
        'pod-security.kubernetes.io/enforce-version': 'v1.34',
        'pod-security.kubernetes.io/warn-version': 'latest',
      },
    },
  ],
  [
    'hpa',
    'kubernetes_horizontal_pod_autoscaler_v2',
    {
      'spec.behavior': [
        {
          scale_down: [
            {
              stabilization_window_seconds: 3600,
              select_policy: 'Disabled',
              policy: [{ type: 'Percent', value: 10, period_seconds: 1800 }],
            },
          ],
        },
      ],
      'spec.metric': [
        {
          type: 'Pods',
          pods: [{ metric: [{ name: 'x' }], target: [{ type: 'AverageValue', average_value: '500m' }] }],
        },
        {
          type: 'ContainerResource',
          container_resource: [
            { name: 'cpu', container: 'a', target: [{ type: 'Utilization', average_utilization: 50 }] },
          ],
        },
      ],
    },
  ],
  [
    'rb',
    'kubernetes_role_binding_v1',
    {
      'metadata.name': 'system:a:b',
      role_ref: [{ kind: 'ClusterRole', name: 'a', api_group: 'rbac.authorization.k8s.io' }],
      subject: [
        { kind: 'ServiceAccount', name: 'a', namespace: 'b' },
        { kind: 'Group', name: 'a', api_group: 'rbac.authorization.k8s.io' },
      ],
    },
  ],
  [
    'tol',
    'kubernetes_deployment_v1',
    {
      'spec.template.spec.toleration': [
        { key: 'a', operator: 'Exists', effect: 'NoExecute', toleration_seconds: '30' },
        { key: 'b', value: 'c' },
      ],
    },
  ],
  [
    'env',
    'kubernetes_deployment_v1',
    {
      'spec.template.spec.container.env': [
        { name: 'a.b-c', value: '' },
        { name: 'X', value: '${terraform_data.unknown.output}' },
      ],
    },
  ],
  [
    'np',
    'kubernetes_network_policy_v1',
    {
      'spec.ingress': [
        {
          ports: [
            { port: 'http', protocol: 'TCP' },
            { port: '8000', end_port: 9000, protocol: 'UDP' },
          ],
          from: [{ ip_block: [{ cidr: '0.0.0.0/0', except: ['10.0.0.0/8'] }] }, { namespace_selector: [{}] }],
        },
      ],
    },
  ],
  ['helm v', 'helm_release', { version: '>= 1.0, < 2', repository: 'https://a.example' }],
  ['helm v2', 'helm_release', { version: 'v1.2.3-rc.1+build' }],
  ['helm v3', 'helm_release', { version: '~1.2' }],
  ['helm docs', 'helm_release', { values: ['# only a comment\n', 'null', '{}'] }],
  [
    'a cluster on an Outpost',
    'aws_eks_cluster',
    {
      'vpc_config.subnet_ids': ['subnet-1'],
      outpost_config: [
        {
          control_plane_instance_type: 'm5.large',
          outpost_arns: ['arn:aws:outposts:eu-west-1:123456789012:outpost/op-1'],
        },
      ],
    },
  ],
  [
    'a list of every protocol',
    'aws_network_acl',
    {
      vpc_id: 'vpc-1',
      ingress: [
        {
          protocol: '-1',
          rule_no: 100,
          action: 'allow',
          cidr_block: '0.0.0.0/0',
          from_port: 0,
          to_port: 0,
          icmp_code: 0,
          icmp_type: 0,
          ipv6_cidr_block: null,
        },
        {
          protocol: 'tcp',
          rule_no: 32_766,
          action: 'DENY',
          cidr_block: null,
          from_port: 65_535,
          to_port: 65_535,
          icmp_code: null,
          icmp_type: null,
          ipv6_cidr_block: '::/0',
        },
      ],
    },
  ],
];
