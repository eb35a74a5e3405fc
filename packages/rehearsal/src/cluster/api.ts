import { request } from 'node:http';
import { text } from 'node:stream/consumers';

import { warningTexts } from './warning-header';

/** What the API server answered. */
export interface ApiAnswer {
  readonly status: number;
  /** The JSON document, or undefined when there was none. */
  readonly body: unknown;
  /** Texts of its `Warning` headers. */
  readonly warnings: readonly string[];
}

/** A request to the API server. */
export interface ApiRequest {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path with its query, such as `/api/v1/namespaces`. */
  readonly path: string;
  readonly body?: object;
  /** What to answer with, as a media type. @default - application/json */
  readonly accept?: string;
}

/** Kubernetes' API behind a socket of this machine, as `kubectl proxy --unix-socket` serves it. */
export class Api {
  constructor(private readonly socketPath: string) {}

  /** Sends a request. An answer that is no success is an answer; only a server that does not answer is an error. */
  async send({ method = 'GET', path, body, accept = 'application/json' }: ApiRequest): Promise<ApiAnswer> {
    const headers = {
      host: 'localhost',
      accept,
      'content-type': method === 'PATCH' ? 'application/merge-patch+json' : 'application/json',
    };
    return new Promise((resolve, reject) => {
      const call = request({ socketPath: this.socketPath, method, path, headers }, (response) => {
        const { statusCode: status = 0, headersDistinct } = response;
        text(response).then((said) => {
          resolve({ status, body: parsed(said), warnings: warningTexts(headersDistinct.warning ?? []) });
        }, reject);
      });
      call.on('error', reject);
      call.end(body === undefined ? undefined : JSON.stringify(body));
    });
  }

  /**
   * Reads a document.
   *
   * @throws {Error} with the server's words when it refuses
   */
  async read(path: string, accept?: string): Promise<unknown> {
    const { status, body } = await this.send({ path, accept });
    if (status === 200) return body;
    throw new Error(`GET ${path}: ${refusal({ status, body, warnings: [] })}`);
  }
}

/** The server's own words for an answer that is no success; undefined for a success. */
export function refusal({ status, body }: ApiAnswer): string | undefined {
  if (status >= 200 && status < 300) return undefined;
  const { message } = (body ?? {}) as { readonly message?: string };
  return message ?? `status ${status}`;
}

function parsed(said: string): unknown {
  try {
    return JSON.parse(said);
  } catch {
    return undefined;
  }
}
