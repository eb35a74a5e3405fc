import { readWhere, type Where } from '@spot-serving/plan-review';

import { commandLine } from '../command/command-line';
import { appName, refuseOthers, required } from '../command/required';

/** `pipeline apply`. */
export interface ApplyOptions {
  /** Folder with cdktf's `manifest.json`. */
  readonly synthesized: string;
  readonly app: string;
  readonly where: Where;
  /** What was reviewed: by the event of a merge, or in a file that holds the review's comment. */
  readonly seen: { readonly event: string } | { readonly review: string };
  /** Folder of decisions of earlier rounds. @default none */
  readonly decisions: string | undefined;
  /** Folder that receives decisions. */
  readonly out: string;
  /** Login whose comments are believed, and under which the token writes. */
  readonly author: string;
}

/**
 * @param argv arguments after `apply`
 * @throws {Failure} 2 for arguments that do not fit
 */
export function readApplyOptions(argv: readonly string[]): ApplyOptions {
  const { values, positionals } = commandLine.parse(argv, {
    synthesized: { type: 'string' },
    app: { type: 'string' },
    where: { type: 'string' },
    event: { type: 'string' },
    review: { type: 'string' },
    decisions: { type: 'string' },
    out: { type: 'string' },
    author: { type: 'string' },
  });
  refuseOthers(positionals);
  const { where, event, review, decisions, out = 'decision', author = 'github-actions[bot]' } = values;
  const synthesized = required(values.synthesized, '--synthesized DIR');
  return {
    synthesized,
    app: appName(values.app),
    where: readWhere(where),
    seen: seenIn(event, review),
    decisions,
    out,
    author,
  };
}

function seenIn(event: string | undefined, review: string | undefined): ApplyOptions['seen'] {
  if (event && !review) return { event };
  if (review && !event) return { review };
  throw commandLine.wrong('what was reviewed? --event FILE or --review FILE');
}
