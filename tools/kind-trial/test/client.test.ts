import { execFile } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { problemWith, verdict } from '../src/verdict';

const script = join(__dirname, '..', 'scripts', 'client.sh');
/** A server that answers in ModelServer's words: `"predictions": [2.5, 3.0, 4.5` over several lines. */
const words = '{\n    "predictions": [2.5, 3.0, 4.5\n    ]\n}';

describe('the client of the trial', () => {
  let server: Server;
  let answers: (number: number) => { readonly status: number; readonly body: string } | undefined;
  let asked: string[];
  beforeEach(async () => {
    asked = [];
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const answer = answers(asked.push(`${request.method} ${request.url} ${Buffer.concat(chunks).toString()}`));
        if (answer === undefined) return request.socket.destroy();
        return response.writeHead(answer.status).end(answer.body);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => server.close());
  const run = async (workers = 1): Promise<string> => {
    const { port } = server.address() as AddressInfo;
    const env = {
      HOST: '127.0.0.1',
      PORT: `${port}`,
      MODEL_PATH: '/v1/models/m:predict',
      RUN_SECONDS: '0',
      WORKERS: `${workers}`,
    };
    const { stdout } = await promisify(execFile)('bash', [script], { env: { ...process.env, ...env } });
    return stdout;
  };

  it('asks for a prediction and takes the right answer', async () => {
    answers = () => ({ status: 200, body: words });
    expect(verdict(await run(), 1)).toEqual({ answered: 1, lost: 0, reasons: [] });
    expect(asked).toEqual(['POST /v1/models/m:predict {"instances": [1.0, 2.0, 5.0]}']);
  });

  it('adds up what its workers got', async () => {
    answers = (number) => (number === 2 ? { status: 503, body: 'busy' } : { status: 200, body: words });
    const found = verdict(await run(3), 3);
    expect(found).toMatchObject({
      answered: 2,
      lost: 1,
      reasons: [expect.stringMatching(/^lost after \d s: HTTP\/1\.1 503 .*busy/)],
    });
    expect(problemWith(found, 1)).toMatch(/^1 of 3 requests were lost:\nlost after/);
  });

  it.each([
    ['a status that is no success', { status: 500, body: words }],
    ['a wrong prediction', { status: 200, body: words.replace('4.5', '5.5') }],
    ['a connection that breaks', undefined],
  ])('counts %s as lost', async (_what, answer) => {
    answers = () => answer;
    expect(verdict(await run(), 1)).toMatchObject({ answered: 0, lost: 1 });
  });

  it('counts a server that is not there as lost', async () => {
    const running = run();
    server.close();
    const port = (server.address() as AddressInfo | null)?.port ?? 0;
    await running;
    const env = { ...process.env, HOST: '127.0.0.1', PORT: `${port}`, MODEL_PATH: '/', RUN_SECONDS: '0', WORKERS: '1' };
    const output = await new Promise<string>((resolve) =>
      execFile('bash', [script], { env }, (_, stdout) => resolve(stdout)),
    );
    expect(verdict(output, 1)).toMatchObject({ answered: 0, lost: 1 });
  });
});

describe('a verdict', () => {
  it('is none when a worker did not come to its end', () =>
    expect(() => verdict('answered 5 lost 0\n', 2)).toThrow(/^1 of 2 workers/));

  it.each([
    [{ answered: 10, lost: 0, reasons: [] }, 10, undefined],
    [{ answered: 9, lost: 0, reasons: [] }, 10, 'only 9 requests were sent, at least 10 prove something'],
  ])('of %j, with at least %i, is %p', (found, least, problem) => expect(problemWith(found, least)).toBe(problem));
});
