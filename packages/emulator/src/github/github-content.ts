/** Login of the token of a workflow. */
export const bot = 'github-actions[bot]';

/** Longest body of an issue or a comment that GitHub takes, in UTF-16 units; what it says of a longer one is in `FakeGitHub`. */
export const longestBody = 65_536;

/** An issue, or a comment on one: what GitHub keeps of either here. */
export interface StoredIssue {
  readonly id: number;
  readonly number: number;
  readonly user: { readonly login: string };
  title: string;
  body: string;
  state: 'open' | 'closed';
  labels: readonly string[];
  readonly pull_request?: object;
}

/** A comment on an issue or a pull request. */
export interface StoredComment {
  readonly id: number;
  /** Number of the issue. */
  readonly issue: number;
  readonly user: { readonly login: string };
  body: string;
  /** When it was written or edited last. */
  updated_at: string;
}

/** A pull request, as the API lists it for a commit. */
export interface StoredPull {
  readonly number: number;
  readonly merged_at: string | null;
  readonly merge_commit_sha: string;
  readonly head: { readonly sha: string };
  readonly base: { readonly repo: { readonly full_name: string } };
}

/** A run of a workflow, as the API tells of it. */
export interface StoredRun {
  readonly id: number;
  readonly path: string;
  readonly event: string;
  readonly status: string;
  readonly run_attempt: number;
  readonly updated_at: string;
  readonly repository: { readonly full_name: string };
  readonly head_repository: { readonly full_name: string };
}

/** A check of a commit. */
export interface StoredCheck {
  readonly name: string;
  readonly head_sha: string;
  readonly conclusion: string;
  readonly output: { readonly summary: string };
}

/** What somebody sends. */
export type Sent = Partial<Pick<StoredIssue, 'title' | 'body' | 'state' | 'labels'>>;

/** An answer: what is found, or made; a list is given in pages. */
export interface Answer {
  readonly status: 200 | 201 | 204;
  readonly body: unknown;
}

/** Issues, comments and pull requests of one repository, and the paths under which GitHub's REST API has them. */
export class GitHubContent {
  readonly pulls: StoredPull[] = [];
  readonly issues: StoredIssue[] = [];
  readonly comments: StoredComment[] = [];
  readonly runs: StoredRun[] = [];
  readonly checks: StoredCheck[] = [];
  /** Pull requests that are open, as the API lists them by their branch. */
  readonly openPulls: object[] = [];
  /** Files that open pull requests change, as the API lists them. */
  readonly files: object[] = [];
  /** Time of what is written next. */
  now = '2026-11-22T10:00:00Z';
  private nextComment = 1;

  addIssue(login: string, issue: Partial<StoredIssue>): StoredIssue {
    const number = this.issues.length + 1;
    const none = { id: number, number, title: '', body: '', state: 'open' as const, labels: [] };
    const stored = { ...none, user: { login }, ...issue };
    this.issues.push(stored);
    return stored;
  }

  addComment(login: string, issue: number, body: string): StoredComment {
    const comment = { id: this.nextComment++, issue, user: { login }, body, updated_at: this.now };
    this.comments.push(comment);
    return comment;
  }

  /** @returns undefined for what is not there */
  answer(method: string, path: string, query: URLSearchParams, sent: Sent): Answer | undefined {
    if (path.endsWith('/pulls') && !path.includes('/commits/')) return ok(this.openPulls);
    if (/\/pulls\/\d+\/files$/.test(path)) return ok(this.files);
    const [, pull] = /\/pulls\/(\d+)$/.exec(path) ?? [];
    if (pull !== undefined)
      return found(this.openPulls.find((one) => (one as { number?: number }).number === Number(pull)));
    if (path.endsWith('/check-runs')) return this.aCheck(sent);
    const [, run] = /\/actions\/runs\/(\d+)$/.exec(path) ?? [];
    if (run !== undefined) return found(this.runs.find(({ id }) => id === Number(run)));
    const [, sha] = /\/commits\/(\w+)\/pulls$/.exec(path) ?? [];
    if (sha !== undefined) return ok(this.pulls.filter((pull) => [pull.merge_commit_sha, pull.head.sha].includes(sha)));
    const [, comment] = /\/issues\/comments\/(\d+)$/.exec(path) ?? [];
    if (comment !== undefined) return this.oneComment(method, Number(comment), sent);
    const [, ofIssue] = /\/issues\/(\d+)\/comments$/.exec(path) ?? [];
    if (ofIssue !== undefined) return this.commentsOf(method, Number(ofIssue), sent);
    const [, issue] = /\/issues\/(\d+)$/.exec(path) ?? [];
    if (issue !== undefined) return this.oneIssue(Number(issue), sent);
    return path.endsWith('/issues') ? this.allIssues(method, query, sent) : undefined;
  }

  private aCheck(sent: object): Answer {
    this.checks.push(sent as StoredCheck);
    return { status: 201, body: {} };
  }

  private oneComment(method: string, id: number, sent: Sent): Answer | undefined {
    const comment = this.comments.find((one) => one.id === id);
    if (comment === undefined) return undefined;
    if (method !== 'DELETE') return ok(Object.assign(comment, sent, { updated_at: this.now }));
    this.comments.splice(this.comments.indexOf(comment), 1);
    return { status: 204, body: undefined };
  }

  private commentsOf(method: string, issue: number, { body = '' }: Sent): Answer {
    if (method === 'POST') return { status: 201, body: this.addComment(bot, issue, body) };
    return ok(this.comments.filter((comment) => comment.issue === issue));
  }

  private oneIssue(number: number, sent: Sent): Answer | undefined {
    const issue = this.issues.find((one) => one.number === number);
    return issue === undefined ? undefined : ok(Object.assign(issue, sent));
  }

  private allIssues(method: string, query: URLSearchParams, sent: Sent): Answer {
    if (method === 'POST') return { status: 201, body: this.addIssue(bot, sent) };
    const [state, label] = [query.get('state'), query.get('labels') ?? ''];
    return ok(this.issues.filter((issue) => issue.state === state && issue.labels.includes(label)));
  }
}

function ok(body: unknown): Answer {
  return { status: 200, body };
}

function found(body: unknown): Answer | undefined {
  return body === undefined ? undefined : ok(body);
}
