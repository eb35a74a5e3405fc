import { Failure } from '@spot-serving/runner';

import { HINT } from './hint';

/** `plan-review comment`. */
export interface CommentOptions {
  readonly kind: 'comment';
  /** Folder of fragments. It need not be there: then every expected app has failed. */
  readonly fragments: string;
  /** File with the event that started the run. */
  readonly event: string;
  /** Apps whose plans must be there. */
  readonly expect: readonly string[];
  /** Login under which the token writes. */
  readonly author: string;
}

/** Switches of {@link CommentOptions}, for `parseArgs`. */
export const commentSwitches = {
  fragments: { type: 'string' },
  event: { type: 'string' },
  expect: { type: 'string', multiple: true },
  author: { type: 'string' },
} as const;

/** What `parseArgs` makes of {@link commentSwitches}. */
export interface CommentArguments {
  readonly positionals: readonly string[];
  readonly values: { readonly fragments?: string; readonly event?: string; readonly expect?: readonly string[]; readonly author?: string };
}

/** @throws {Failure} 2 for arguments that do not fit */
export function readCommentOptions({ positionals, values }: CommentArguments): CommentOptions {
  const { fragments, event, expect = [], author = 'github-actions[bot]' } = values;
  if (positionals.length > 0) throw new Failure(`"${positionals.join(' ')}" is one too many; ${HINT}`, 2);
  if (fragments === undefined) throw new Failure(`where are the fragments? --fragments DIR; ${HINT}`, 2);
  if (event === undefined) throw new Failure(`which event? --event FILE, in a workflow "$GITHUB_EVENT_PATH"; ${HINT}`, 2);
  return { kind: 'comment', fragments, event, expect, author };
}
