import { allRules, findings } from '../src/findings';

const rules = allRules.filter(({ id }) => id === 'known-exposure');

/** A plan of one resource with a value that only the apply knows, and what it comes of. */
function plan(type: string, after: object, unknown: object, expressions: object): object {
  const it = { address: `${type}.it`, type, name: 'it', mode: 'managed' };
  const change = { actions: ['create'], after, after_unknown: unknown, after_sensitive: {} };
  return {
    ...{ format_version: '1.2', planned_values: {}, resource_changes: [{ ...it, change }] },
    configuration: { root_module: { resources: [{ ...it, expressions }] } },
  };
}

const from = (...references: string[]) => ({ references });
const told = (json: object) => findings(json, rules).map(({ severity, what }) => `${severity}: ${what}`);

describe('what only the apply knows', () => {
  it.each<[string, string, object, object, object]>([
    [
      'cidr_ipv4',
      'aws_vpc_security_group_ingress_rule',
      {},
      { cidr_ipv4: true },
      { cidr_ipv4: from('data.http.it.body') },
    ],
    ['cidr_blocks', 'aws_security_group_rule', {}, { cidr_blocks: [true] }, { cidr_blocks: from('random_pet.it.id') }],
    [
      'ingress.cidr_blocks',
      'aws_security_group',
      { ingress: [{ protocol: 'tcp' }] },
      { ingress: [{ cidr_blocks: true }] },
      { ingress: [{ cidr_blocks: from('random_pet.it.id') }] },
    ],
    [
      'publicly_accessible',
      'aws_db_instance',
      {},
      { publicly_accessible: true },
      { publicly_accessible: from('random_x.it') },
    ],
    [
      'vpc_config.public_access_cidrs',
      'aws_eks_cluster',
      { vpc_config: [{ endpoint_public_access: true }] },
      { vpc_config: [{ public_access_cidrs: true }] },
      { vpc_config: [{ public_access_cidrs: from('random_x.it') }] },
    ],
    [
      'block_public_policy',
      'aws_s3_bucket_public_access_block',
      {},
      { block_public_policy: true },
      { block_public_policy: from('random_x.it') },
    ],
    ['acl', 'aws_s3_bucket_acl', {}, { acl: true }, { acl: from('random_pet.it.id') }],
    ['principal', 'aws_lambda_permission', {}, { principal: true }, { principal: from('data.http.it.body') }],
  ])('is told where it decides who gets in: %s of %s', (path, type, after, unknown, expressions) => {
    expect(told(plan(type, after, unknown, expressions))).toEqual([
      `warning: has ${path} that is known only after the apply`,
    ]);
  });

  it.each<[string, object, object, object]>([
    [
      'aws_security_group_rule',
      {},
      { cidr_blocks: true },
      { cidr_blocks: from('aws_vpc.it.cidr_block', 'aws_vpc.it') },
    ],
    ['aws_security_group_rule', {}, { cidr_blocks: true }, { cidr_blocks: from('aws_eip.it.public_ip', 'aws_eip.it') }],
    [
      'aws_kms_grant',
      {},
      { grantee_principal: true },
      { grantee_principal: from('aws_iam_role.it.arn', 'aws_iam_role.it') },
    ],
    ['aws_db_instance', { publicly_accessible: false }, { arn: true }, {}],
  ])('is not told where it comes of the network or of a role: %s', (type, after, unknown, expressions) => {
    expect(told(plan(type, after, unknown, expressions))).toEqual([]);
  });

  it('is asked of plans alone', () => {
    const rule = { cidr_ipv4: '${data.http.it.body}' };
    expect(told({ resource: { aws_vpc_security_group_ingress_rule: { it: rule } } })).toEqual([]);
  });
});
