import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

import { GitHubContent, longestBody, type Sent } from './github-content';

/** What the server says instead of doing its work, to the next requests with that method. */
export interface Refusal {
  readonly method: string;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly message?: string;
  times: number;
}

type Send = (status: number, body: unknown, headers?: object) => void;

/**
 * A stand-in for the parts of GitHub's REST API that the programs use: comments, issues, and the pull requests of a commit. It gives pages of at most 100
 * with `Link` headers, 422 for bodies that are too long, 404 for what is gone, and pull requests among the issues ("REST API endpoints for issues", "... for
 * issue comments", docs.github.com).
 */
export class FakeGitHub extends GitHubContent {
  /** Methods and paths, in order. */
  readonly requests: string[] = [];
  readonly refusals: Refusal[] = [];
  /** Called before a request is answered: makes another run act in between. */
  between?: (request: string) => void | Promise<void>;
  private readonly server: Server = createServer((request, response) => {
    this.serve(request, response).catch((error: unknown) => response.writeHead(599).end(String(error)));
  });

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  /** Only after `start`. */
  get baseUrl(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '', this.baseUrl);
    const method = request.method ?? '';
    const sent = await text(request);
    this.requests.push(`${method} ${pathname}`);
    await this.between?.(`${method} ${pathname}`);
    const send: Send = (status, body, headers = {}) => {
      response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(status === 204 ? undefined : JSON.stringify(body));
    };
    if (this.refuses(method, send)) return;
    const body = sent === '' ? {} : (JSON.parse(sent) as Sent);
    if ((body.body ?? '').length > longestBody) {
      send(422, tooLong);
      return;
    }
    const answer = this.answer(method, pathname, searchParams, body);
    if (answer === undefined) send(404, { message: 'Not Found' });
    else if (Array.isArray(answer.body)) this.page(answer.body, pathname, searchParams, send);
    else send(answer.status, answer.body);
  }

  private refuses(method: string, send: Send): boolean {
    const refusal = this.refusals.find((one) => one.method === method && one.times > 0);
    if (refusal === undefined) return false;
    refusal.times -= 1;
    send(refusal.status, { message: refusal.message ?? 'no' }, refusal.headers);
    return true;
  }

  private page(all: readonly unknown[], path: string, query: URLSearchParams, send: Send): void {
    const [size, page] = [Math.min(100, Number(query.get('per_page') ?? 30)), Number(query.get('page') ?? 1)];
    const next = new URLSearchParams({ ...Object.fromEntries(query), page: `${page + 1}` });
    const link = all.length > page * size ? { link: `<${this.baseUrl}${path}?${next.toString()}>; rel="next"` } : {};
    send(200, all.slice((page - 1) * size, page * size), link);
  }
}

const tooLong = {
  message: 'Validation Failed',
  errors: [{ field: 'body', message: `body is too long (maximum is ${longestBody} characters)` }],
};
