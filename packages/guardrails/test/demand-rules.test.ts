import { describeTable } from '@spot-serving/testkit';

import type { Demand } from '../src/engine/demands';
import type { Rule } from '../src/findings';
import { encryptionDemands, storeEncryption } from '../src/rules/store-encryption';
import { exposureDemands, storeExposure } from '../src/rules/store-exposure';
import { protectionDemands, storeProtection } from '../src/rules/store-protection';
import { storeTransport, transportDemands } from '../src/rules/store-transport';
import { stackWith, wrongs } from './stacks';

/** A value that none of the demands takes. */
const wrong: Readonly<Record<string, unknown>> = {
  deletion_window_in_days: 7,
  group: 'all',
  shared_accounts: ['all'],
  protocols: ['FTP'],
  backup_retention_period: 0,
  recovery_window_in_days: 0,
  viewer_protocol_policy: 'allow-all',
  minimum_protocol_version: 'TLSv1',
  tls_security_policy: 'Policy-Min-TLS-1-0-2019-07',
  client_broker: 'TLS_PLAINTEXT',
  security_policy: 'TLS_1_0',
  encryption_type: 'NONE',
  direct_internet_access: 'Enabled',
  publicly_accessible: true,
  associate_public_ip_address: true,
  force_destroy: true,
  force_delete: true,
};

/** A value that the demand takes. */
function right([, path, wanted]: Demand): unknown {
  if (wanted === 'own key') return '${aws_kms_key.own.arn}';
  const candidates = [
    'true',
    'false',
    'KMS',
    '7',
    '30',
    'TLS_1_2',
    'https-only',
    'TLSv1.2_2021',
    'TLS',
    'Policy-Min-TLS-1-2-2019-07',
    'SFTP',
    'Disabled',
    '111122223333',
    '',
  ];
  const found = candidates.find((text) => wanted.test(text));
  if (found === undefined) throw new Error(`no value for ${path}`);
  return found;
}

function bodyWith(path: string, value: unknown): object {
  const [first = '', ...rest] = path.split('.');
  return { [first]: rest.length === 0 ? value : [bodyWith(rest.join('.'), value)] };
}

/** What the rule says of this attribute alone. */
function saysOf(rule: Rule, [type, path]: Demand, value: unknown): string[] {
  return wrongs(rule, stackWith(type, bodyWith(path, value))).filter((what) => what.startsWith(`has ${path} `));
}

const key = (demand: Demand): string =>
  demand.map((part) => (part instanceof RegExp ? part.source : String(part))).join(' ');

describe.each([
  ['store-encryption', storeEncryption, encryptionDemands],
  ['store-transport', storeTransport, transportDemands],
  ['store-exposure', storeExposure, exposureDemands],
  ['store-protection', storeProtection, protectionDemands],
] as const)('%s', (_, rule, demands) => {
  describeTable('every row', {
    table: demands,
    cases: demands.map((demand) => [key(demand), demand, 'a wrong value is found'] as const),
    catches: (demand) =>
      saysOf(rule, demand, wrong[demand[1].split('.').at(-1) ?? ''] ?? false).length > 0 ||
      (demand[2] === 'own key' && saysOf(rule, demand, 'alias/aws/sns').length > 0),
  });

  it.each(demands.map((demand) => [key(demand), demand] as const))(
    'is content with the right value of %s',
    (__, demand) => {
      expect(saysOf(rule, demand, right(demand))).toEqual([]);
    },
  );

  it.each(demands.map((demand) => [key(demand), demand] as const))(
    'asks for %s unless it may be left out',
    (__, demand) => {
      const [type, path, , optional] = demand;
      const found = wrongs(rule, stackWith(type, {})).filter((what) => what === `has ${path} not set`);
      expect(found.length > 0).toBe(optional === undefined);
    },
  );
});
