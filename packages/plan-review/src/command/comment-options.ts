import { commandLine } from './command-line';
import { readNames } from './names';

/** `plan-review comment`. */
export interface CommentOptions {
  readonly kind: 'comment';
  /** Folder of fragments. It need not be there: then every expected app has failed. */
  readonly fragments: string;
  /** File with the event that started the run. */
  readonly event: string;
  /** Apps whose plans must be there. */
  readonly expect: readonly string[];
  /** Apps that a change reaches without changing their configuration: named, not planned. */
  readonly unchanged: readonly string[];
  /** Login under which the token writes. */
  readonly author: string;
}

/** Switches of {@link CommentOptions}, for `parseArgs`. */
export const commentSwitches = {
  fragments: { type: 'string' },
  event: { type: 'string' },
  expect: { type: 'string', multiple: true },
  'expect-all': { type: 'string' },
  unchanged: { type: 'string' },
  author: { type: 'string' },
} as const;

/** What `parseArgs` makes of {@link commentSwitches}. */
export interface CommentArguments {
  readonly positionals: readonly string[];
  readonly values: { readonly [Name in Exclude<keyof typeof commentSwitches, 'expect'>]?: string } & {
    readonly expect?: readonly string[];
  };
}

/** @throws {Failure} 2 for arguments that do not fit */
export function readCommentOptions({ positionals, values }: CommentArguments): CommentOptions {
  const {
    fragments,
    event,
    expect = [],
    'expect-all': all = '[]',
    unchanged = '[]',
    author = 'github-actions[bot]',
  } = values;
  if (positionals.length > 0) throw commandLine.wrong(`"${positionals.join(' ')}" is one too many`);
  if (fragments === undefined) throw commandLine.wrong('where are the fragments? --fragments DIR');
  if (event === undefined) throw commandLine.wrong(`which event? --event FILE, in a workflow "$GITHUB_EVENT_PATH"`);
  const named = {
    expect: [...expect, ...expectedOf(all)],
    unchanged: unchanged === '' ? [] : readNames(unchanged, '--unchanged'),
  };
  return { kind: 'comment', fragments, event, ...named, author };
}

/** An empty text is what a job leaves that failed before it knew: then nothing may look fine. */
function expectedOf(text: string): readonly string[] {
  return text === '' ? ['the apps that are affected'] : readNames(text, '--expect-all');
}
