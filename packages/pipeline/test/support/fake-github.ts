import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** An issue, or a comment: what GitHub keeps of either here. */
export interface Stored {
  readonly id: number;
  readonly number: number;
  readonly user: { readonly login: string };
  title: string;
  body: string;
  state: 'open' | 'closed';
  labels: readonly string[];
  readonly pull_request?: object;
}

/** A merged pull request, as the API lists it for its commit. */
export interface StoredPull {
  readonly number: number;
  readonly merged_at: string | null;
  readonly merge_commit_sha: string;
  readonly head: { readonly sha: string };
  readonly base: { readonly repo: { readonly full_name: string } };
}

/**
 * A stand-in for the parts of GitHub's REST API that apply and drift use: pull requests of a commit, comments, issues; pages of at most 100 with `Link`
 * headers, and issues that include pull requests ("REST API endpoints for issues", docs.github.com).
 */
export class FakeGitHub {
  readonly pulls: StoredPull[] = [];
  readonly issues: Stored[] = [];
  readonly comments: (Stored & { readonly issue: number })[] = [];
  readonly requests: string[] = [];
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

  addIssue(login: string, issue: Partial<Stored>): Stored {
    const number = this.issues.length + 1;
    const stored: Stored = {
      id: number,
      number,
      user: { login },
      title: '',
      body: '',
      state: 'open',
      labels: ['drift'],
      ...issue,
    };
    this.issues.push(stored);
    return stored;
  }

  addComment(login: string, issue: number, body: string): Stored {
    const id = this.comments.length + 1;
    const comment = { id, number: id, issue, user: { login }, title: '', body, state: 'open' as const, labels: [] };
    this.comments.push(comment);
    return comment;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '', this.baseUrl);
    const sent = await text(request);
    const body = sent === '' ? {} : (JSON.parse(sent) as Partial<Stored>);
    this.requests.push(`${request.method} ${pathname}`);
    const send = (status: number, answer: unknown, headers = {}): void => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(answer));
    };
    const found = this.found(request.method ?? '', pathname, searchParams, body);
    if (found === undefined) return send(404, { message: 'Not Found' });
    return Array.isArray(found) ? this.page(found, pathname, searchParams, send) : send(200, found);
  }

  private found(method: string, path: string, query: URLSearchParams, body: Partial<Stored>): unknown {
    const [, sha] = /\/commits\/(\w+)\/pulls$/.exec(path) ?? [];
    if (sha !== undefined) return this.pulls.filter((pull) => pull.merge_commit_sha === sha || pull.head.sha === sha);
    const [, comment] = /\/issues\/comments\/(\d+)$/.exec(path) ?? [];
    if (comment !== undefined)
      return changed(
        this.comments.find(({ id }) => id === Number(comment)),
        body,
      );
    const [, ofIssue] = /\/issues\/(\d+)\/comments$/.exec(path) ?? [];
    if (ofIssue !== undefined && method === 'POST') return this.addComment(BOT, Number(ofIssue), body.body ?? '');
    if (ofIssue !== undefined) return this.comments.filter(({ issue }) => issue === Number(ofIssue));
    const [, issue] = /\/issues\/(\d+)$/.exec(path) ?? [];
    if (issue !== undefined)
      return changed(
        this.issues.find(({ number }) => number === Number(issue)),
        body,
      );
    if (path.endsWith('/issues') && method === 'POST') return this.addIssue(BOT, body);
    return path.endsWith('/issues')
      ? this.issues.filter((one) => one.state === query.get('state') && one.labels.includes(query.get('labels') ?? ''))
      : undefined;
  }

  private page(
    all: readonly unknown[],
    path: string,
    query: URLSearchParams,
    send: (status: number, body: unknown, headers?: object) => void,
  ): void {
    const [size, page] = [Math.min(100, Number(query.get('per_page') ?? 30)), Number(query.get('page') ?? 1)];
    const others = [...query]
      .filter(([name]) => name !== 'page')
      .map(([name, value]) => `${name}=${value}`)
      .join('&');
    const next =
      all.length > page * size ? { link: `<${this.baseUrl}${path}?${others}&page=${page + 1}>; rel="next"` } : {};
    send(200, all.slice((page - 1) * size, page * size), next);
  }
}

/** Login of the token of a workflow. */
export const BOT = 'github-actions[bot]';

function changed(stored: Stored | undefined, { body, state }: Partial<Stored>): Stored | undefined {
  if (stored !== undefined && body !== undefined) stored.body = body;
  if (stored !== undefined && state !== undefined) stored.state = state;
  return stored;
}
