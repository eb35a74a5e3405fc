import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** State files behind Terraform's `http` backend. */
export interface StateServer {
  /** Address of the state that is kept in `file`, always the same one; the file need not exist. */
  addressOf(file: string): string;
  /** Closes the port. A Terraform that still runs cannot save its state. */
  close(): Promise<void>;
}

/**
 * Serves state files on a free port of the loopback interface, each at an address of its own, without locks.
 *
 * It is there for speed: Terraform's `local` backend writes and syncs the whole state after every resource, so an apply grows with the
 * square of the stack; to any other backend Terraform writes at the end and every 20 s (hashicorp/terraform issue 32060, pull
 * request 35116). A file is replaced as a whole, so a reader finds the state before or after, never half of it.
 */
export async function serveStates(): Promise<StateServer> {
  const files: string[] = [];
  const server = createServer((request, response) => {
    const file = files[Number(request.url?.slice(1))];
    answer(file, request, response).catch((error: unknown) => response.writeHead(500).end((error as Error).message));
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    addressOf: (file) =>
      `http://127.0.0.1:${port}/${files.includes(file) ? files.indexOf(file) : files.push(file) - 1}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(file: string | undefined, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (file === undefined) return void response.writeHead(404).end();
  if (request.method === 'POST') return void response.writeHead(replace(file, await buffer(request))).end();
  if (request.method !== 'GET') return void response.writeHead(405).end();
  if (existsSync(file)) response.end(readFileSync(file));
  else response.writeHead(404).end();
}

function replace(file: string, content: Uint8Array): number {
  writeFileSync(`${file}.new`, content);
  renameSync(`${file}.new`, file);
  return 200;
}
