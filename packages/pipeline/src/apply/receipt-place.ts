import { code, LONGEST_COMMENT } from '@spot-serving/plan-review';

/** The mark of an app's receipt in a review's comment; the name of an app has no character that would end it. */
const opening = (app: string): string => `<!-- receipt ${app} -->`;

const CLOSING = '<!-- end of receipt -->';

/**
 * The body of a review's comment with the receipt of an app in it, in place of an earlier one. The first line stays as it is: it says what was reviewed.
 * Where both do not fit into a comment, the review gives way; it is in the comment's history.
 */
export function withReceipt(body: string, app: string, text: string): string {
  const section = `${opening(app)}\n${text}\n${CLOSING}`;
  const start = body.indexOf(opening(app));
  const end = start < 0 ? -1 : body.indexOf(CLOSING, start);
  const kept = end < 0 ? body.trimEnd() : `${body.slice(0, start)}${body.slice(end + CLOSING.length)}`.trimEnd();
  const whole = `${kept}\n\n${section}\n`;
  if (whole.length <= LONGEST_COMMENT) return whole;
  return `${body.split('\n', 1)[0]}\nThe review is in the history of this comment: it and what follows do not fit together.\n\n${section}\n`;
}

/** What the receipt in a comment says of each stack, when it is of the same commit; see `receipt`. */
export function earlierRows(body: string, app: string, head: string): ReadonlyMap<string, string> {
  const start = body.indexOf(opening(app));
  const section = start < 0 ? '' : body.slice(start, body.indexOf(CLOSING, start));
  if (!section.includes(` at ${code(head.slice(0, 9))}`)) return new Map();
  return new Map(
    [...section.matchAll(/^\| ([\w.-]+) \| (.+) \|$/gm)].map(([, stack = '', words = '']) => [stack, words]),
  );
}

/** The body with a line more at the end of an app's receipt, in place of an earlier one that begins alike; undefined without a receipt. */
export function withLine(body: string, app: string, line: string): string | undefined {
  const start = body.indexOf(opening(app));
  const end = start < 0 ? -1 : body.indexOf(CLOSING, start);
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
