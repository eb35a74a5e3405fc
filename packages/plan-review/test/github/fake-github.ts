import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

interface StoredComment {
  readonly id: number;
  readonly user: { readonly login: string };
  body: string;
}

/** What the server says instead of doing its work, to the next requests with that method. */
export interface Refusal {
  readonly method: string;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly message?: string;
  times: number;
}

/**
 * A stand-in for GitHub's API of issue comments: pages of at most 100 with `Link` headers, 422 for bodies above 65,536 units, 404 for what is gone
 * ("REST API endpoints for issue comments", docs.github.com).
 */
export class FakeGitHub {
  readonly comments: StoredComment[] = [];
  readonly requests: string[] = [];
  readonly refusals: Refusal[] = [];
  /** Called before a request is answered: makes another run act in between. */
  between?: (request: string) => void | Promise<void>;
  private nextId = 1;
  private readonly server: Server = createServer((request, response) => {
    this.answer(request, response).catch((error: Error) => response.writeHead(599).end(error.message));
  });

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  get baseUrl(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  add(login: string, body: string): StoredComment {
    const comment = { id: this.nextId++, user: { login }, body };
    this.comments.push(comment);
    return comment;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '', this.baseUrl);
    const method = request.method ?? '';
    const sent = await text(request);
    this.requests.push(`${method} ${pathname}`);
    await this.between?.(`${method} ${pathname}`);
    const send = (status: number, body: unknown, headers = {}): void => {
      response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(status === 204 ? undefined : JSON.stringify(body));
    };
    const refusal = this.refusals.find((one) => one.method === method && one.times > 0);
    if (refusal !== undefined) {
      refusal.times -= 1;
      return send(refusal.status, { message: refusal.message ?? 'no' }, refusal.headers);
    }
    const body = sent === '' ? '' : (JSON.parse(sent) as { body: string }).body;
    if (body.length > 65_536)
      return send(422, {
        message: 'Validation Failed',
        errors: [{ field: 'body', message: 'body is too long (maximum is 65536 characters)' }],
      });
    if (method === 'GET') return this.page(pathname, searchParams, send);
    if (method === 'POST') return send(201, this.add('github-actions[bot]', body));
    const comment = this.comments.find(({ id }) => pathname.endsWith(`/issues/comments/${id}`));
    if (comment === undefined) return send(404, { message: 'Not Found' });
    if (method === 'PATCH') return send(200, Object.assign(comment, { body }));
    this.comments.splice(this.comments.indexOf(comment), 1);
    return send(204, undefined);
  }

  private page(
    path: string,
    query: URLSearchParams,
    send: (status: number, body: unknown, headers?: object) => void,
  ): void {
    const size = Math.min(100, Number(query.get('per_page') ?? 30));
    const page = Number(query.get('page') ?? 1);
    const next =
      this.comments.length > page * size
        ? { link: `<${this.baseUrl}${path}?per_page=${size}&page=${page + 1}>; rel="next"` }
        : {};
    send(200, this.comments.slice((page - 1) * size, page * size), next);
  }
}
