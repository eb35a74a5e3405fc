import type { Rule } from '../src/findings';
import { kmsKeyRotation } from '../src/rules/kms-key-rotation';
import { logGroupOwnKey } from '../src/rules/log-group-own-key';
import { logGroupRetention } from '../src/rules/log-group-retention';
import { securityGroupIngress } from '../src/rules/security-group-ingress';
import { stackWith, wrongs } from './stacks';

const accepted: [Rule, string, object][] = [
  [kmsKeyRotation, 'aws_kms_key', { enable_key_rotation: true }],
  [kmsKeyRotation, 'aws_kms_key', { customer_master_key_spec: 'RSA_2048' }],
  [logGroupRetention, 'aws_cloudwatch_log_group', { retention_in_days: 30 }],
  [logGroupOwnKey, 'aws_cloudwatch_log_group', { kms_key_id: '${aws_kms_key.logs.arn}' }],
  [
    securityGroupIngress,
    'aws_security_group',
    { ingress: [{ cidr_blocks: ['10.0.0.0/16'] }, { self: true }], egress: [{ cidr_blocks: ['0.0.0.0/0'] }] },
  ],
  [securityGroupIngress, 'aws_security_group_rule', { type: 'egress', cidr_blocks: ['0.0.0.0/0'] }],
  [securityGroupIngress, 'aws_vpc_security_group_ingress_rule', { cidr_ipv4: '10.0.0.0/8' }],
  [
    securityGroupIngress,
    'aws_vpc_security_group_ingress_rule',
    { referenced_security_group_id: '${aws_security_group.nodes.id}' },
  ],
  [securityGroupIngress, 'aws_vpc_security_group_egress_rule', { cidr_ipv4: '0.0.0.0/0' }],
];

const refused: [Rule, string, object, string][] = [
  [kmsKeyRotation, 'aws_kms_key', {}, 'has enable_key_rotation not set'],
  [
    kmsKeyRotation,
    'aws_kms_key',
    { enable_key_rotation: false, customer_master_key_spec: 'SYMMETRIC_DEFAULT' },
    'has enable_key_rotation false',
  ],
  [logGroupRetention, 'aws_cloudwatch_log_group', {}, 'has retention_in_days not set'],
  [logGroupRetention, 'aws_cloudwatch_log_group', { retention_in_days: 0 }, 'has retention_in_days 0'],
  [logGroupOwnKey, 'aws_cloudwatch_log_group', {}, 'has kms_key_id not set'],
  [logGroupOwnKey, 'aws_cloudwatch_log_group', { kms_key_id: 'alias/aws/logs' }, 'has kms_key_id "alias/aws/logs"'],
  [
    securityGroupIngress,
    'aws_security_group',
    { ingress: { cidr_blocks: ['10.0.0.0/16', '0.0.0.0/0'] } },
    'lets 0.0.0.0/0 in',
  ],
  [securityGroupIngress, 'aws_default_security_group', { ingress: [{ ipv6_cidr_blocks: ['::/0'] }] }, 'lets ::/0 in'],
  [
    securityGroupIngress,
    'aws_security_group_rule',
    { type: 'ingress', cidr_blocks: ['0.0.0.0/0'], ipv6_cidr_blocks: ['0:0:0:0:0:0:0:0/0'] },
    'lets 0.0.0.0/0 and 0:0:0:0:0:0:0:0/0 in',
  ],
  [securityGroupIngress, 'aws_vpc_security_group_ingress_rule', { cidr_ipv4: '0.0.0.0/0' }, 'lets 0.0.0.0/0 in'],
  [securityGroupIngress, 'aws_vpc_security_group_ingress_rule', { cidr_ipv6: '::/0' }, 'lets ::/0 in'],
];

describe('rules about keys, logs and who may connect', () => {
  it.each(accepted)('$id accepts %s %j', (rule, type, attributes) =>
    expect(wrongs(rule, stackWith(type, attributes))).toEqual([]),
  );

  it.each(refused)('$id refuses %s %j', (rule, type, attributes, what) =>
    expect(wrongs(rule, stackWith(type, attributes))).toEqual([what]),
  );
});
