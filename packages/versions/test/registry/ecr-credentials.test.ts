import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { ecrCredentials } from '../../src/registry/ecr-credentials';

describe('ecrCredentials', () => {
  const environment = { ...process.env };
  let server: Server;
  let token: string | undefined = 'QVdTOnNlY3JldA==';

  beforeAll(async () => {
    Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' });
    server = createServer((_request, response) =>
      response
        .setHeader('content-type', 'application/x-amz-json-1.1')
        .end(JSON.stringify({ authorizationData: [{ authorizationToken: token }] })),
    );
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  });

  afterAll(() => {
    process.env = environment;
    server.close();
  });

  const ask = () =>
    ecrCredentials(
      { account: '111122223333', region: 'eu-west-1' },
      `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    );

  it('takes the token as ECR gives it', async () => {
    expect(await ask()).toBe('QVdTOnNlY3JldA==');
  });

  it('says when there is none', async () => {
    token = undefined;
    await expect(ask()).rejects.toThrow('ECR gave no token in eu-west-1');
  });
});
