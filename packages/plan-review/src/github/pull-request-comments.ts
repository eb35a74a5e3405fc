/** A comment on a pull request. */
export interface PullRequestComment {
  readonly id: number;
  /** Login of who wrote it; undefined for an account that is gone. */
  readonly author: string | undefined;
  readonly body: string;
  /** When it was written or edited last, in ISO 8601; GitHub keeps it, nobody sets it. */
  readonly updatedAt: string;
}

/** The comments of one pull request. Every method throws {@link CommentRefused} for what GitHub says no to. */
export interface PullRequestComments {
  /** All of them. */
  list(): Promise<readonly PullRequestComment[]>;
  create(body: string): Promise<PullRequestComment>;
  update(id: number, body: string): Promise<void>;
  delete(id: number): Promise<void>;
}

/** GitHub said no, after every retry that made sense. */
export class CommentRefused extends Error {
  override readonly name = 'CommentRefused';

  constructor(
    /** HTTP status. */
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}
