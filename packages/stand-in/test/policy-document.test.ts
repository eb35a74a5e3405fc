import { readPolicyDocument } from '../src/behaviour/data/read-policy-document';
import type { Value, ValueMap } from '../src/value/value';

const rendered = (config: ValueMap): unknown => JSON.parse(readPolicyDocument(config).minified_json);
const statement = (block: ValueMap): unknown =>
  (rendered({ statement: [block] }) as { Statement: unknown[] }).Statement[0];
const principal = (type: string, ...identifiers: readonly string[]): Value => ({ type, identifiers });

describe('a policy document', () => {
  it.each<[string, ValueMap, object]>([
    ['allows by default', { actions: ['s3:GetObject'] }, { Effect: 'Allow', Action: 's3:GetObject' }],
    [
      'writes several values in reverse order',
      { actions: ['a:1', 'b:2'], resources: ['x', 'y'] },
      { Action: ['b:2', 'a:1'], Resource: ['y', 'x'] },
    ],
    [
      'leaves empty sets out',
      { actions: ['a:1'], resources: [], not_resources: null },
      { Effect: 'Allow', Action: 'a:1' },
    ],
    [
      'writes what is not meant',
      { not_actions: ['a:*'], not_resources: ['x'] },
      { NotAction: 'a:*', NotResource: 'x' },
    ],
    [
      'writes one principal as text',
      { principals: [principal('Service', 'ec2.amazonaws.com')] },
      { Principal: { Service: 'ec2.amazonaws.com' } },
    ],
    ['writes everybody as a star', { principals: [principal('*', '*')] }, { Principal: '*' }],
    [
      'keeps a star of type AWS apart from everybody',
      { principals: [principal('AWS', '*')] },
      { Principal: { AWS: '*' } },
    ],
    [
      'joins principals of one type and sorts the types',
      { principals: [principal('Service', 'b', 'a'), principal('AWS', '1'), principal('AWS', '2')] },
      { Principal: { AWS: ['1', '2'], Service: ['b', 'a'] } },
    ],
    ['writes who is not meant', { not_principals: [principal('AWS', '1')] }, { NotPrincipal: { AWS: '1' } }],
    [
      'keeps the order of condition values and joins conditions of one variable',
      {
        condition: [
          { test: 'StringLike', variable: 'aws:x', values: ['b', 'a'] },
          { test: 'StringLike', variable: 'aws:x', values: ['c'] },
        ],
      },
      { Condition: { StringLike: { 'aws:x': ['b', 'a', 'c'] } } },
    ],
    [
      'writes policy variables with a dollar',
      { resources: ['arn:aws:s3:::b/&{aws:username}'] },
      { Resource: 'arn:aws:s3:::b/${aws:username}' },
    ],
  ])('%s', (_case, block, expected) => {
    expect(statement(block)).toEqual({ Effect: 'Allow', ...expected });
  });

  it('has version, id, indented and minified text', () => {
    const { json, minified_json: minified } = readPolicyDocument({
      policy_id: 'p',
      statement: [{ sid: 'A', actions: ['a:1'] }],
    });
    expect(minified).toBe(
      '{"Version":"2012-10-17","Id":"p","Statement":[{"Sid":"A","Effect":"Allow","Action":"a:1"}]}',
    );
    expect(json).toBe(JSON.stringify(JSON.parse(minified), null, 2));
  });

  it('escapes what Go escapes', () => {
    expect(readPolicyDocument({ statement: [{ sid: 'A', resources: ['<&>'] }] }).minified_json).toContain(
      '\\u003c\\u0026\\u003e',
    );
  });

  it('takes source statements first, then its own, and lets overrides replace by Sid', () => {
    const source = '{"Version":"2012-10-17","Statement":{"Action":"s:1","Sid":"S","Effect":"Allow"}}';
    const override = '{"Statement":[{"Sid":"Own","Effect":"Deny","Action":"o:9"}]}';
    const own: readonly Value[] = [{ sid: 'Own', actions: ['o:1'] }, { actions: ['o:2'] }];
    expect(
      rendered({ source_policy_documents: [source], statement: own, override_policy_documents: [override] }),
    ).toEqual({
      Version: '2012-10-17',
      Statement: [
        { Sid: 'S', Effect: 'Allow', Action: 's:1' },
        { Sid: 'Own', Effect: 'Deny', Action: 'o:9' },
        { Effect: 'Allow', Action: 'o:2' },
      ],
    });
  });

  it.each<[string, ValueMap, string]>([
    ['two own statements with one Sid', { statement: [{ sid: 'A' }, { sid: 'A' }] }, 'statement has the Sid "A" twice'],
    [
      'two source statements with one Sid',
      { source_policy_documents: Array<string>(2).fill('{"Statement":[{"Sid":"A"}]}') },
      'source_policy_documents has',
    ],
    ['a document that is not JSON', { override_policy_documents: ['allow all'] }, 'cannot merge allow all'],
    ['a variable in an old version', { version: '2008-10-17', statement: [{ resources: ['&{x}'] }] }, 'use 2012-10-17'],
  ])('refuses %s', (_case, config, message) => {
    expect(() => readPolicyDocument(config)).toThrow(message);
  });
});
