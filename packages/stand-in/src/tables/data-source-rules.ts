import { availabilityZones } from '../behaviour/data/availability-zones';
import { readPolicyDocument } from '../behaviour/data/read-policy-document';
import { fillTemplate } from '../behaviour/fill-template';
import type { Compute, Rule } from '../behaviour/rule';
import { madeUpText } from '../value/made-up';
import { member, textOf } from '../value/value';
import { computeRules } from './rules-compute';
import { deliveryRules } from './rules-delivery';
import { networkRules } from './rules-network';
import { storageRules } from './rules-storage';

/** A data source that finds an existing resource by one of its names shows what the resource of that name would have. */
const found = (rule: Rule | undefined, id: string, values: Rule['values'] = {}): Rule => ({
  id,
  ...(rule?.arn !== undefined && { arn: rule.arn }),
  values: { ...values, ...rule?.values },
});

const policy =
  (part: 'json' | 'minified_json'): Compute =>
  ({ known }) =>
    readPolicyDocument(known)[part];

/** Public parameters that end so, or are below these, hold the id of an image (AWS Systems Manager User Guide, "Finding public parameters"). */
const ofImage = /^\/aws\/service\/.*(\/image_id|\/ami-id)$|^\/aws\/service\/ami-[a-z-]+-latest\//;

const parameterValue: Compute = (facts) =>
  fillTemplate(ofImage.test(textOf(member(facts.known, 'name'))) ? 'ami-{hex17}' : madeUpText, facts, '') ?? null;

/**
 * What the data sources answer.
 *
 * A data source for an existing resource answers as if the resource existed: the stand-in cannot know.
 */
export const dataSourceRules: Readonly<Record<string, Rule>> = {
  aws_caller_identity: {
    id: '{account}',
    arn: 'sts::{account}:assumed-role/stand-in/rehearsal',
    values: { account_id: '{account}', user_id: 'AROA{upper17}:rehearsal' },
  },
  aws_region: {
    id: '{region}',
    values: { name: '{region}', endpoint: 'ec2.{region}.{dnsSuffix}', description: 'Region {region}' },
  },
  aws_partition: {
    id: '{partition}',
    values: {
      partition: '{partition}',
      dns_suffix: '{dnsSuffix}',
      reverse_dns_prefix: ({ place }) => reversed(place.region),
    },
  },
  aws_availability_zones: {
    id: '{region}',
    values: {
      names: (facts) => availabilityZones(facts).map(({ name }) => name),
      zone_ids: (facts) => availabilityZones(facts).map(({ id }) => id),
      group_names: ['{region}'],
    },
  },
  aws_iam_policy_document: {
    id: '{digits10}',
    values: { json: policy('json'), minified_json: policy('minified_json') },
  },
  aws_vpc: found(networkRules['aws_vpc'], 'vpc-{hex17}', {
    cidr_block: '10.0.0.0/16',
    state: 'available',
    default: false,
  }),
  aws_subnet: found(networkRules['aws_subnet'], 'subnet-{hex17}', {
    vpc_id: 'vpc-{hex17}',
    cidr_block: '10.0.0.0/20',
    state: 'available',
  }),
  aws_subnets: { id: '{region}', values: { ids: ['subnet-{hex17}', 'subnet-{hex17}', 'subnet-{hex17}'] } },
  aws_vpc_endpoint: found(networkRules['aws_vpc_endpoint'], 'vpce-{hex17}'),
  aws_security_group: found(networkRules['aws_security_group'], 'sg-{hex17}'),
  aws_eks_cluster: found(computeRules['aws_eks_cluster'], '{name}'),
  aws_eks_cluster_auth: { id: '{name}', values: { token: 'k8s-aws-v1.stand-in' } },
  aws_kms_key: found(storageRules['aws_kms_key'], '{uuid}', {
    enabled: true,
    key_state: 'Enabled',
    aws_account_id: '{account}',
  }),
  aws_kms_alias: {
    id: 'arn:{partition}:kms:{region}:{account}:{name}',
    values: { arn: '{id}', target_key_id: '{uuid}' },
  },
  aws_s3_bucket: found(storageRules['aws_s3_bucket'], '{bucket}'),
  aws_ecr_repository: found(storageRules['aws_ecr_repository'], '{name}'),
  aws_lb_hosted_zone_id: { id: 'Z{upper13}' },
  aws_lb_target_group: {
    id: 'arn:{partition}:elasticloadbalancing:{region}:{account}:targetgroup/k8s-stand-in/{hex16}',
    values: {
      arn: '{id}',
      arn_suffix: ({ known }) => textOf(member(known, 'id')).replace(/^.*:/, ''),
      load_balancer_arns: [
        'arn:{partition}:elasticloadbalancing:{region}:{account}:loadbalancer/app/k8s-stand-in/{hex16}',
      ],
    },
  },
  aws_route53_zone: found(deliveryRules['aws_route53_zone'], 'Z{upper13}', {
    name: '{hex8}.example',
    private_zone: false,
  }),
  aws_ami: {
    id: 'ami-{hex17}',
    arn: 'ec2:{region}::image/{id}',
    values: { image_id: '{id}', state: 'available', architecture: 'x86_64' },
  },
  aws_ssm_parameter: {
    id: '{name}',
    arn: 'ssm:{region}:{account}:parameter{name}',
    values: { type: 'String', version: 1, value: parameterValue, insecure_value: parameterValue },
  },
};

const reversed = (region: string): string => (region.startsWith('cn-') ? 'cn.com.amazonaws' : 'com.amazonaws');
