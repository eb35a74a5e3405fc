import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';

import { isYes, question } from '../src/question';

const path = '/v1/models/resnet/versions/7/metadata';

/** What the command prints when a server answers with this status to this path, and 404 to others. */
async function askServer(status: number): Promise<string> {
  const server = createServer(({ url, headers }, response) =>
    response.writeHead(url === path && headers.host ? status : 404).end('{}'),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const [program = '', ...args] = question(path, port);
  const { stdout } = await promisify(execFile)(program, args).finally(() => server.close());
  return stdout;
}

describe('the question to a server, run by bash', () => {
  it.each([
    [200, true],
    [404, false],
    [500, false],
  ])('is answered with %i: %s', async (status, expected) => {
    const line = await askServer(status);
    expect({ line, yes: isYes(line) }).toEqual({
      line: expect.stringMatching(new RegExp(`^HTTP/1.1 ${status} `)),
      yes: expected,
    });
  });

  it('fails where nobody listens', async () => {
    const [program = '', ...args] = question(path, 1);
    await expect(promisify(execFile)(program, args)).rejects.toThrow(/Connection refused/);
  });

  it('takes no other answer for a yes', () => {
    expect(['', 'HTTP/1.1 2000', 'ok 200', 'HTTP/2 200'].filter(isYes)).toEqual([]);
  });
});
