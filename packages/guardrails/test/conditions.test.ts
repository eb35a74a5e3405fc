import { describeTable } from '@spot-serving/testkit';

import { bindsCaller, bindsResource, callerKeys, idleKeys } from '../src/iam/conditions';

const test = (operator: string, key: string, ...values: string[]) => ({ operator, key, values });
const role = 'arn:aws:iam::111122223333:role/reader';

describe('bindsCaller', () => {
  it.each([
    ['a role', [test('ArnEquals', 'aws:PrincipalArn', role)]],
    ['a role by pattern', [test('StringLike', 'aws:PrincipalArn', 'arn:aws:iam::111122223333:role/models/*')]],
    ['an organization', [test('StringEquals', 'aws:PrincipalOrgID', 'o-1234567890')]],
    ['a key in other letters', [test('StringEquals', 'AWS:SourceVpce', 'vpce-1')]],
    ['a few addresses', [test('IpAddress', 'aws:SourceIp', '198.51.100.0/24')]],
    ['a bucket as source', [test('ArnLike', 'aws:SourceArn', 'arn:aws:s3:::models')]],
    [
      'a key that must be there',
      [test('ForAllValues:StringEquals', 'aws:PrincipalOrgID', 'o-1'), test('Null', 'aws:PrincipalOrgID', 'false')],
    ],
    ['a key that is always there', [test('StringEqualsIfExists', 'aws:PrincipalAccount', '111122223333')]],
  ])('is true of %s', (_, conditions) => expect(bindsCaller(conditions)).toBe(true));

  it.each([
    ['nothing', []],
    ['TLS', [test('Bool', 'aws:SecureTransport', 'true')]],
    ['any role', [test('StringLike', 'aws:PrincipalArn', '*')]],
    ['a role of any account', [test('ArnLike', 'aws:PrincipalArn', 'arn:aws:iam::*:role/reader')]],
    ['any ARN', [test('ArnLike', 'aws:SourceArn', 'arn:aws:*')]],
    ['any bucket', [test('ArnLike', 'aws:SourceArn', 'arn:aws:s3:::*')]],
    ['all addresses', [test('IpAddress', 'aws:SourceIp', '0.0.0.0/0')]],
    ['all addresses in halves', [test('IpAddress', 'aws:SourceIp', '0.0.0.0/1', '128.0.0.0/1')]],
    ['everybody but one', [test('StringNotEquals', 'aws:PrincipalAccount', '999999999999')]],
    ['all addresses but some', [test('NotIpAddress', 'aws:SourceIp', '198.51.100.0/24')]],
    ['a key that may be missing', [test('StringEqualsIfExists', 'aws:SourceVpce', 'vpce-1')]],
    ['a set that may be empty', [test('ForAllValues:StringEquals', 'aws:PrincipalOrgID', 'o-1')]],
    ['a key compared with itself', [test('StringEquals', 'aws:PrincipalOrgID', '${aws:PrincipalOrgID}')]],
    ['the same as a configuration escapes it', [test('StringEquals', 'aws:PrincipalOrgID', '$${aws:PrincipalOrgID}')]],
    ['one role, or any', [test('StringLike', 'aws:PrincipalArn', role, '*')]],
    ['that there is a caller', [test('Null', 'aws:PrincipalArn', 'false')]],
    ['what only limits the request', [test('StringEquals', 's3:x-amz-acl', 'private')]],
  ])('is false of %s', (_, conditions) => expect(bindsCaller(conditions)).toBe(false));
});

describe('bindsResource', () => {
  it.each([
    ['a tag', [test('StringEquals', 'aws:ResourceTag/app', 'dev')]],
    ["a tag like the caller's", [test('StringEquals', 'aws:ResourceTag/team', '${aws:PrincipalTag/team}')]],
    ['a region', [test('StringEquals', 'aws:RequestedRegion', 'eu-west-1')]],
  ])('is true of %s', (_, conditions) => expect(bindsResource(conditions)).toBe(true));

  it.each([
    ['any tag', [test('StringLike', 'aws:ResourceTag/app', '*')]],
    ['every tag but one', [test('StringNotEquals', 'aws:ResourceTag/app', 'dev')]],
    ['all addresses', [test('IpAddress', 'aws:SourceIp', '::/0')]],
    ['a time', [test('DateGreaterThan', 'aws:RequestedRegion', '2020-01-01T00:00:00Z')]],
  ])('is false of %s', (_, conditions) => expect(bindsResource(conditions)).toBe(false));
});

const valueFor = (key: string): string => {
  if (key.endsWith('arn')) return role;
  return key === 'aws:sourceip' ? '198.51.100.0/24' : 'one';
};
const operatorFor = (key: string): string => (key === 'aws:sourceip' ? 'IpAddress' : 'StringEquals');

describeTable('keys that say who asks', {
  table: callerKeys,
  cases: callerKeys.map((key) => [key, key, 'a statement for everybody is for somebody'] as const),
  catches: (key) => bindsCaller([test(operatorFor(key), key, valueFor(key))]),
});

describeTable('keys that bind no resource', {
  table: idleKeys,
  cases: idleKeys.map((key) => [key, key, 'a right on everything stays one'] as const),
  catches: (key) => !bindsResource([test('StringEquals', key, 'one')]),
});
