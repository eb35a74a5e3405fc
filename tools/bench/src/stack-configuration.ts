/** Resource types of the measured stack: with and without a reference, with a made-up id and with a name; none that AWS has a small quota of. */
export const stackTypes = [
  'aws_kms_key',
  'aws_kms_alias',
  'aws_iam_role',
  'aws_sqs_queue',
  'aws_launch_template',
] as const;

const trust = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};

const bodies: Readonly<Record<(typeof stackTypes)[number], (at: number) => object>> = {
  aws_kms_key: (at) => ({ description: 'measured', tags: { number: `${at}` } }),
  aws_kms_alias: (at) => ({ name: `alias/key-${at}`, target_key_id: `\${aws_kms_key.r${at}.id}` }),
  aws_iam_role: (at) => ({ name: `role-${at}`, assume_role_policy: JSON.stringify(trust) }),
  aws_sqs_queue: (at) => ({ name: `queue-${at}` }),
  aws_launch_template: (at) => ({ name: `template-${at}`, image_id: 'ami-0123456789abcdef0' }),
};

/** Terraform JSON of a stack of `count` aws resources, as many of each type; a fifth of them refer to another. */
export function awsStack(count: number): object {
  const each = count / stackTypes.length;
  const resource = Object.fromEntries(stackTypes.map((type) => [type, named(each, bodies[type])]));
  return {
    terraform: { required_providers: { aws: { source: 'hashicorp/aws' } } },
    provider: { aws: [{ region: 'eu-west-1' }] },
    resource,
  };
}

/** Terraform JSON of a stack of `count` resources of Terraform's own: no provider process, no network. */
export function dataStack(count: number): object {
  return { resource: { terraform_data: named(count, (at) => ({ input: { cidr_block: '10.0.0.0/16', number: at } })) } };
}

const named = (count: number, body: (at: number) => object): object =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`r${at}`, body(at)]));
