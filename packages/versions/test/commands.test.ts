import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

const file = join(__dirname, '..', '..', '..', 'apps', 'prod', 'resolved-versions.json');

/** A stand-in for EKS and SSM: the default of every add-on is `v9.9.9-eksbuild.9`. */
function answer(url: string): unknown {
  if (!url.startsWith('/addons')) return { Parameter: { Value: '1.35.9-20261101' } };
  return {
    addons: [
      {
        addonVersions: [
          { addonVersion: 'v9.9.9-eksbuild.9', compatibilities: [{ clusterVersion: '1.35', defaultVersion: true }] },
        ],
      },
    ],
  };
}

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function run(bin: string, argv: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const options = { cwd: __dirname, env: { PATH: process.env.PATH, AWS_EC2_METADATA_DISABLED: 'true', ...env } };
  return new Promise((ended) => {
    const child = execFile(
      process.execPath,
      [join(__dirname, '..', 'bin', `${bin}.cjs`), ...argv],
      options,
      (_error, stdout, stderr) => ended({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}

describe('the commands', () => {
  let aws: Server;
  let endpoint = '';

  beforeAll(async () => {
    aws = createServer((request, response) =>
      response.setHeader('content-type', 'application/json').end(JSON.stringify(answer(request.url ?? ''))),
    );
    await new Promise<void>((listening) => aws.listen(0, '127.0.0.1', listening));
    endpoint = `http://127.0.0.1:${(aws.address() as AddressInfo).port}`;
  });

  afterAll(() => {
    aws.closeAllConnections();
    aws.close();
  });

  it('compare an app with AWS, and write nothing', async () => {
    const before = readFileSync(file, 'utf8');
    const env = { AWS_ENDPOINT_URL: endpoint, AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' };
    const { code, stdout } = await run('resolve-versions', ['prod-eu-west-1', '--only', 'kubernetes', '--check'], env);
    expect({ code, stdout }).toEqual({
      code: 3,
      stdout: expect.stringMatching(/changed {3}kubernetes 1\.35 nodeImage: 1\.35\.9-20261101, was 1\.35\.6-\d{8}\n/),
    });
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  it('say a slip in one line', async () => {
    const { code, stderr } = await run('mirror-images', ['prod', '--to', 'mirror.example']);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringMatching(/^no app "prod"; the apps in \S+ are .*\n$/),
    });
  });
});
