import { isAllowed, keyAllows, refusals, type Request } from './policy-evaluation';

const reader = 'arn:aws:iam::111122223333:role/reader';
const root = 'arn:aws:iam::111122223333:root';
const read: Request = { principal: reader, action: 's3:GetObject', resource: 'arn:aws:s3:::b/k' };
const policy = (...statements: object[]) => JSON.stringify({ Statement: statements });
const allow = { Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: '*' };
const deny = { Sid: 'No', Effect: 'Deny', Principal: '*', Action: 's3:Get*', Resource: '*' };

describe('the stand-in for IAM', () => {
  it.each([
    ['StringEquals', { k: 'a' }, 'a', true],
    ['StringEquals', { k: 'a' }, undefined, false],
    ['StringNotEquals', { k: 'a' }, 'b', true],
    ['StringNotEquals', { k: ['a', 'b'] }, 'b', false],
    ['StringNotEquals', { k: 'a' }, undefined, true],
    ['StringLike', { k: 'a/*' }, 'a/b', true],
    ['StringLike', { k: 'a/*' }, 'b/a/', false],
    ['ArnEquals', { k: ['arn:x', 'arn:y'] }, 'arn:y', true],
    ['ArnNotEquals', { k: ['arn:x', 'arn:y'] }, 'arn:y', false],
    ['ArnNotEquals', { k: ['arn:x'] }, undefined, true],
    ['Null', { k: 'true' }, undefined, true],
    ['Null', { k: 'false' }, undefined, false],
    ['Null', { k: 'false' }, 'a', true],
    ['Bool', { k: 'false' }, 'false', true],
    ['Bool', { k: 'false' }, undefined, false],
  ])('%s %j holds for %s: %s', (operator, keys, actual, expected) => {
    const context: Record<string, string> = actual === undefined ? {} : { k: actual };
    expect(refusals(policy({ ...deny, Condition: { [operator]: keys } }), { ...read, context })).toEqual(
      expected ? ['No'] : [],
    );
  });

  it('lets a refusal win over a permission', () => {
    expect(isAllowed(policy(allow), undefined, read)).toBe(true);
    expect(isAllowed(policy(deny), policy(allow), read)).toBe(false);
  });

  it('takes NotResource for everything else', () => {
    const refuseAllBut = (resource: string) =>
      policy({ Sid: 'No', Effect: 'Deny', Principal: '*', Action: 's3:*', NotResource: [resource] });
    expect(refusals(refuseAllBut('arn:aws:s3:::b/*'), read)).toEqual([]);
    expect(refusals(refuseAllBut('arn:aws:s3:::b/other/*'), read)).toEqual(['No']);
  });

  it('needs an identity policy where a key trusts the account, and none where it names the role', () => {
    const key = (principal: string) => policy({ ...allow, Principal: { AWS: principal } });
    expect(keyAllows(key(root), undefined, read)).toBe(false);
    expect(keyAllows(key(root), policy(allow), read)).toBe(true);
    expect(keyAllows(key(reader), undefined, read)).toBe(true);
    expect(keyAllows(key('arn:aws:iam::999999999999:root'), policy(allow), read)).toBe(false);
  });

  it.each([
    ['an operator', { ...deny, Condition: { NumericEquals: { k: '1' } } }],
    ['an element', { ...deny, NotAction: 's3:*' }],
  ])('throws on %s that it does not know', (_, statement) => {
    expect(() => refusals(policy(statement), read)).toThrow('does not know');
  });
});
