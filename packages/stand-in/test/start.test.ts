import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startStandIn, type UsedTypes, usedTypes } from '../src';

describe('usedTypes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'used-types-'));
  const write = (name: string, content: string): string => {
    const file = join(folder, name);
    writeFileSync(file, content);
    return file;
  };
  afterAll(() => rmSync(folder, { recursive: true }));

  it('joins the types of all stacks', () => {
    const one = write('one.json', JSON.stringify({ resource: { aws_vpc: {} }, data: { aws_region: {} } }));
    const other = write('other.json', JSON.stringify({ resource: { aws_vpc: {}, helm_release: {} } }));
    expect(usedTypes([one, other])).toEqual({
      resources: new Set(['aws_vpc', 'helm_release']),
      dataSources: new Set(['aws_region']),
    });
  });

  it('names the file that is not JSON', () => {
    const file = write('broken.json', '{');
    expect(() => usedTypes([file])).toThrow(`cannot read the stack ${file}`);
  });
});

describe('startStandIn', () => {
  const types = (resources: readonly string[], dataSources: readonly string[] = []): UsedTypes => ({
    resources: new Set(resources),
    dataSources: new Set(dataSources),
  });

  it('serves each provider on a loopback port of its own, from this process', async () => {
    const standIn = await startStandIn({ resolveFrom: __dirname, types: types(['aws_vpc'], ['aws_region']) });
    const reattach = Object.entries(JSON.parse(standIn.reattach) as Record<string, { Addr: { String: string } }>);
    await standIn.close();
    expect(reattach.map(([name]) => name)).toEqual(['hashicorp/aws', 'hashicorp/kubernetes', 'hashicorp/helm']);
    expect(new Set(reattach.map(([, { Addr }]) => Addr.String)).size).toBe(3);
    for (const [, provider] of reattach) {
      expect(provider).toMatchObject({
        Protocol: 'grpc',
        ProtocolVersion: 6,
        Test: true,
        Pid: process.pid,
        Addr: { Network: 'tcp' },
      });
      expect(provider.Addr.String).toMatch(/^127\.0\.0\.1:\d+$/);
    }
  });

  it('names the used types whose force-new attributes it does not know, sorted', async () => {
    const standIn = await startStandIn({
      resolveFrom: __dirname,
      types: types(['aws_vpc', 'aws_appflow_flow', 'aws_mq_broker']),
    });
    await standIn.close();
    expect(standIn.withoutForceNew).toEqual(['aws_appflow_flow', 'aws_mq_broker']);
  });

  it('refuses types that no installed binding has, all at once', async () => {
    const started = startStandIn({
      resolveFrom: __dirname,
      types: types(['aws_moon_base', 'random_id', 'terraform_data'], ['aws_moon', 'terraform_remote_state']),
    });
    await expect(started).rejects.toThrow(
      'cannot serve aws_moon_base, data.aws_moon, random_id; binding packages found from',
    );
  });

  it('says which binding packages a folder has when it has none', async () => {
    await expect(startStandIn({ resolveFrom: tmpdir(), types: types(['aws_vpc']) })).rejects.toThrow(
      /cannot serve aws_vpc; .*: none$/,
    );
  });
});
