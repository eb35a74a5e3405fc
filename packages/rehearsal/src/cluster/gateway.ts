import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

import type { KubernetesObject } from './objects';
import { warningTexts } from './warning-header';

/** A warning of the API server. */
export interface ApiWarning {
  /** Method and path of the request that was warned of, without its query. */
  readonly request: string;
  readonly text: string;
}

/** A way to the API server that hears its warnings, and knows what was made by it. */
export interface Gateway {
  /**
   * Address on the loopback interface. Its path is a secret that lets in: Kubernetes' clients send no token where there is no TLS
   * (k8s.io/client-go v0.34.4, tools/clientcmd/client_config.go, ClientConfig).
   */
  readonly address: string;
  /** Each warning once, in the order in which they came. */
  warnings(): readonly ApiWarning[];
  /** Uids of the objects that were made through it; it grows. */
  readonly made: ReadonlySet<string>;
  close(): Promise<void>;
}

/**
 * Serves the API behind a socket on a free port, and keeps what the API server warns of: Terraform's kubernetes provider shows few of its
 * warnings, and the helm provider logs them where nobody looks.
 *
 * @param socketPath of `kubectl proxy`
 */
export async function openGateway(socketPath: string): Promise<Gateway> {
  const secret = `/${randomBytes(24).toString('hex')}`;
  const heard = new Map<string, ApiWarning>();
  const made = new Set<string>();
  const server = createServer((incoming, response) => {
    const path = pathBehind(secret, incoming);
    if (path === undefined) return void response.writeHead(404).end();
    pass(incoming, response, { socketPath, path }, (answer) => {
      const request = `${incoming.method} ${path.split('?', 1)[0]}`;
      const warnings = warningTexts(answer.headersDistinct.warning ?? []);
      for (const text of warnings) heard.set(`${request} ${text}`, { request, text });
      if (answer.statusCode === created)
        void json(answer).then(
          (object) => made.add(uidOf(object)),
          () => undefined,
        );
    });
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}${secret}`,
    warnings: () => [...heard.values()],
    made,
    close: () => closed(server),
  };
}

/** The status of an answer that brings a new object (Kubernetes, "API Concepts", create and server-side apply). */
const created = 201;

function uidOf(object: unknown): string {
  return (object as KubernetesObject).metadata.uid;
}

function pathBehind(secret: string, { url = '' }: IncomingMessage): string | undefined {
  const [given, wanted] = [Buffer.from(url.slice(0, secret.length)), Buffer.from(secret)];
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? url.slice(secret.length) : undefined;
}

function pass(
  incoming: IncomingMessage,
  response: ServerResponse,
  { socketPath, path }: { readonly socketPath: string; readonly path: string },
  onAnswer: (answer: IncomingMessage) => void,
): void {
  const { method = 'GET' } = incoming;
  // kubectl proxy lets in only who calls it by a name of this machine. What comes back is read here too, so it is not compressed.
  const headers = { ...incoming.headers, host: 'localhost' };
  delete headers['accept-encoding'];
  const call = request({ socketPath, method, path, headers }, (answer) => {
    onAnswer(answer);
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
    response.on('close', () => answer.destroy());
  });
  call.on('error', ({ message }) => (response.headersSent ? response.destroy() : response.writeHead(502).end(message)));
  incoming.pipe(call);
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
