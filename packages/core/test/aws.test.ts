import { describeProblem, partitionOf, roleArnProblems } from '../src';

describe('partitionOf', () => {
  it.each([
    ['eu-west-1', 'aws', 'amazonaws.com'],
    ['ap-southeast-7', 'aws', 'amazonaws.com'],
    ['us-gov-east-1', 'aws-us-gov', 'amazonaws.com'],
    ['cn-northwest-1', 'aws-cn', 'amazonaws.com.cn'],
  ])('of %s is %s', (region, id, dnsSuffix) => {
    expect(partitionOf(region)).toEqual({ id, dnsSuffix });
  });

  it.each(['us-iso-east-1', 'us-isob-east-1', 'eusc-de-east-1', 'eu-west', ''])('of %p is not known', (region) => {
    expect(partitionOf(region)).toBeUndefined();
  });
});

describe('roleArnProblems', () => {
  const place = { region: 'eu-west-1', account: '111122223333' };
  const role = 'arn:aws:iam::111122223333:role/path/name';

  it.each([
    ['a user', 'arn:aws:iam::111122223333:user/me', /write the ARN of an IAM role/],
    ['a session', 'arn:aws:sts::111122223333:assumed-role/name/session', /write the ARN of an IAM role/],
    ['a pattern', 'arn:aws:iam::111122223333:role/*', /write the ARN of an IAM role/],
    ['a foreign role', 'arn:aws:iam::444455556666:role/name', /name a role of account 111122223333/],
    [
      'a role of another partition',
      'arn:aws-cn:iam::111122223333:role/name',
      /write arn:aws:, the partition of eu-west-1/,
    ],
    [
      'a role of IAM Identity Center without its path',
      'arn:aws:iam::111122223333:role/AWSReservedSSO_Admin_0123456789abcdef',
      /write its path too: role\/aws-reserved\/sso\.amazonaws\.com\//,
    ],
    [
      'a service-linked role',
      'arn:aws:iam::111122223333:role/aws-service-role/eks.amazonaws.com/AWSServiceRoleForAmazonEKS',
      /taken by AWS alone/,
    ],
  ])('refuses %s', (_, arn, fix) => {
    expect(roleArnProblems([role, arn], 'roles', place).map(describeProblem)).toEqual([expect.stringMatching(fix)]);
    expect(roleArnProblems([role, arn], 'roles', place)).toMatchObject([{ path: 'roles[1]', value: arn }]);
  });

  it('takes a role of IAM Identity Center by its whole ARN', () => {
    const whole = 'role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Admin_0123456789abcdef';
    expect(roleArnProblems([`arn:aws:iam::111122223333:${whole}`], 'roles', place)).toEqual([]);
  });

  it('refuses a role named twice', () => {
    expect(roleArnProblems([role, role], 'roles', place)).toMatchObject([
      { path: 'roles[1]', fix: 'listed before: remove it' },
    ]);
  });
});
