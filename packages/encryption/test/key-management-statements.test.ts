import { policyDocument } from '@spot-serving/core';

import { keyManagementStatements } from '../src';

describe('keyManagementStatements', () => {
  it('let account and administrators manage a key, and nobody use it', () => {
    const rootArn = 'arn:aws:iam::111122223333:root';
    const administrators = ['arn:aws:iam::111122223333:role/admin'];
    const statements = keyManagementStatements({ rootArn, administrators });
    expect(statements.map(({ Principal }) => Principal)).toEqual([{ AWS: rootArn }, { AWS: administrators }]);
    const actions = statements.flatMap(({ Action = [] }) => Action);
    expect(actions).toContain('kms:PutKeyPolicy');
    expect(actions.filter((action) => /Crypt|GenerateData|CreateGrant|Sign|\*/i.test(action))).toEqual([]);
    expect(JSON.parse(policyDocument(statements))).toMatchObject({
      Version: '2012-10-17',
      Statement: [{ Sid: 'AccountManages' }, { Sid: 'AdministratorsManage' }],
    });
  });
});
