import { code, longestComment, type PullRequestComments } from '@spot-serving/plan-review';

/** The first line of the comment of receipts. The review's own comment is never touched after its run, so that an edit of it shows. */
const first = '<!-- spot-serving receipts -->';

/** The comment of receipts on a pull request. */
export interface ReceiptPlace {
  /** As it was when it was read; only its first line where there is none yet. */
  readonly body: string;
  write(body: string): Promise<void>;
}

/**
 * Finds the comment of receipts, which is made when something is written.
 *
 * @returns undefined where there is no pull request
 * @throws {CommentRefused} when GitHub says no
 */
export async function receiptPlace(
  comments: PullRequestComments | undefined,
  author: string,
): Promise<ReceiptPlace | undefined> {
  if (comments === undefined) return undefined;
  const there = (await comments.list()).find((one) => one.author === author && one.body.startsWith(first));
  const write = async (body: string): Promise<void> => {
    if (there === undefined) await comments.create(body);
    else await comments.update(there.id, body);
  };
  return { body: there?.body ?? `${first}\n`, write };
}

/** The mark of an app's receipt in the comment; the name of an app has no character that would end it. */
const opening = (app: string): string => `<!-- receipt ${app} -->`;

const closing = '<!-- end of receipt -->';

/**
 * The body of the comment of receipts with the receipt of an app in it, in place of an earlier one. Where all do not fit into a comment, the others give
 * way; they are in the comment's history.
 */
export function withReceipt(body: string, app: string, text: string): string {
  const section = `${opening(app)}\n${text}\n${closing}`;
  const start = body.indexOf(opening(app));
  const end = start < 0 ? -1 : body.indexOf(closing, start);
  const kept = end < 0 ? body.trimEnd() : `${body.slice(0, start)}${body.slice(end + closing.length)}`.trimEnd();
  const whole = `${kept}\n\n${section}\n`;
  if (whole.length <= longestComment) return whole;
  return `${first}\nOther receipts are in the history of this comment: they and what follows do not fit together.\n\n${section}\n`;
}

/** What the receipt in a comment says of each stack, when it is of the same commit; see `receipt`. */
export function earlierRows(body: string, app: string, head: string): ReadonlyMap<string, string> {
  const start = body.indexOf(opening(app));
  const section = start < 0 ? '' : body.slice(start, body.indexOf(closing, start));
  if (!section.includes(` at ${code(head.slice(0, 9))}`)) return new Map();
  return new Map(
    [...section.matchAll(/^\| ([\w.-]+) \| (.+) \|$/gm)].map(([, stack = '', words = '']) => [stack, words]),
  );
}

/** The body with a line more at the end of an app's receipt, in place of an earlier one that begins alike; undefined without a receipt. */
export function withLine(body: string, app: string, line: string): string | undefined {
  const start = body.indexOf(opening(app));
  const end = start < 0 ? -1 : body.indexOf(closing, start);
  if (end < 0) return undefined;
  const others = body
    .slice(start, end)
    .trimEnd()
    .split('\n')
    .filter((one) => !/^(\*\*)?check-serving\b/.test(one))
    .join('\n')
    .trimEnd();
  return `${body.slice(0, start)}${others}\n\n${line}\n${body.slice(end)}`;
}
