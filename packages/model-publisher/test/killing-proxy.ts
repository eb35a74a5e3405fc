import { once } from 'node:events';
import { createServer, type IncomingMessage, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** Where an upload is killed. */
export interface KillPoint {
  /** Which write, from 1: objects, and the begin, parts and end of multipart uploads. */
  readonly write: number;
  /** Before the write reaches S3, or after S3 did it and before the answer comes back. */
  readonly when: 'before' | 'after';
}

/** An S3 in front of an emulator, which pulls the plug of its client. */
export interface KillingProxy {
  readonly endpoint: string;
  /** Every write so far, in order: what came, and with which headers. */
  readonly writes: readonly { readonly line: string; readonly headers: IncomingMessage['headers'] }[];
  close(): void;
}

/** Passes requests on to `target` until the point, where it calls `kill` and never answers. */
export async function startKillingProxy(target: string, point: KillPoint, kill: () => void): Promise<KillingProxy> {
  const writes: { readonly line: string; readonly headers: IncomingMessage['headers'] }[] = [];
  const server = createServer((incoming, outgoing) => {
    void (async () => {
      const body = await buffer(incoming);
      const isWrite = incoming.method === 'PUT' || incoming.method === 'POST';
      if (isWrite) writes.push({ line: `${incoming.method} ${incoming.url}`, headers: incoming.headers });
      const isPoint = isWrite && writes.length >= point.write;
      const isBefore = isPoint && (point.when === 'before' || writes.length > point.write);
      const answer = isBefore ? undefined : await passOn(target, incoming, body);
      if (isPoint || answer === undefined) {
        kill();
        return;
      }
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(outgoing);
    })();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = (): void => {
    server.close();
    server.closeAllConnections();
  };
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, writes, close };
}

async function passOn(
  target: string,
  { method, url, headers }: IncomingMessage,
  body: Buffer,
): Promise<IncomingMessage> {
  // The client was told to go on already; moto would make it wait.
  const request = send(`${target}${url}`, {
    method,
    headers: Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'expect')),
  });
  request.end(body);
  const [answer] = (await once(request, 'response')) as [IncomingMessage];
  return answer;
}
