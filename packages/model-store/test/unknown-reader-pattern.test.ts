import { unknownReaderPattern } from '../src/unknown-reader-pattern';
import { role } from './a-model-store';

/**
 * Stand-in for CloudWatch's matching, for the four forms of condition in our pattern and nothing else: a comparison with a field that is
 * absent does not match.
 */
function matches(pattern: string, event: object): boolean {
  return pattern
    .slice('{ ('.length, -') }'.length)
    .split(') || (')
    .some((condition) => {
      const [, path = '', operator, expected = ''] = /^\$\.(\S+) (=|!=|NOT EXISTS) ?(.*)$/.exec(condition) ?? [];
      const actual = path
        .split('.')
        .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], event);
      if (operator === 'NOT EXISTS') return actual === undefined;
      if (actual === undefined) return false;
      const equal = expected.startsWith('%')
        ? typeof actual === 'string' && new RegExp(expected.slice(1, -1)).test(actual)
        : expected === JSON.stringify(actual);
      if (operator === '=') return equal;
      if (operator === '!=') return !equal;
      throw new Error(`the stand-in does not know ${condition}`);
    });
}

const account = '111122223333';
const session = (issuer: string, accountId = account) => ({
  userIdentity: { type: 'AssumedRole', accountId, sessionContext: { sessionIssuer: { arn: issuer } } },
});

describe('the pattern of unknown readers', () => {
  const roles = [role('publisher'), role('path/resnet.v1+serving'), role('publisher')];
  const pattern = unknownReaderPattern(account, roles, '/dev-models/');

  it.each([
    ['a session of a publisher', session(role('publisher')), false],
    ['a session of a reader whose name has dots and a path', session(role('path/resnet.v1+serving')), false],
    [
      'a publisher who reads models in bulk, which is refused',
      { ...session(role('publisher')), eventName: 'GetObject', errorCode: 'AccessDenied' },
      true,
    ],
    [
      'a publisher whose conditional write found the object there',
      { ...session(role('publisher')), errorCode: 'PreconditionFailed' },
      false,
    ],
    ['a pod of any model', session(role('dev-models/dev-gpt-canary')), false],
    ['a role of a path below that of the pods', session(role('dev-models/x/dev-gpt')), true],
    ['a role of the path of another app', session(role('my-dev-models/dev-gpt')), true],
    ['a session of another role', session(role('stranger')), true],
    ['a role whose name ends alike', session(role('my-publisher')), true],
    ['a role whose name starts alike', session(role('publisher-2')), true],
    ['a role that matches the dot as any character', session(role('path/resnetXv1+serving')), true],
    [
      'a role of the same name in another account',
      session('arn:aws:iam::999999999999:role/publisher', '999999999999'),
      true,
    ],
    ['a user named like the role, below a path', session('arn:aws:iam::111122223333:user/role/publisher'), true],
    [
      'an IAM user',
      { userIdentity: { type: 'IAMUser', accountId: account, arn: 'arn:aws:iam::111122223333:user/eve' } },
      true,
    ],
    ['the root', { userIdentity: { type: 'Root', accountId: account } }, true],
    ['an AWS service', { userIdentity: { type: 'AWSService', invokedBy: 'athena.amazonaws.com' } }, true],
    ['another account', { userIdentity: { type: 'AWSAccount', accountId: '999999999999' } }, true],
  ])('%s: %s', (_, event, expected) => {
    expect(matches(pattern, event)).toBe(expected);
  });

  it('uses only what CloudWatch allows in a regular expression, and one of the two it allows', () => {
    const expressions = [...pattern.matchAll(/%([^%]*)%/g)].map(([, expression]) => String(expression));
    expect(expressions).toHaveLength(1);
    expect(expressions[0]).toMatch(/^[A-Za-z0-9_#=@/;,^$?[\]{}|\\*+.-]+$/);
  });

  it('does not depend on the order of the roles, so that a plan shows no change', () => {
    expect(unknownReaderPattern(account, [role('b'), role('a')])).toBe(
      unknownReaderPattern(account, [role('a'), role('b')]),
    );
  });
});
