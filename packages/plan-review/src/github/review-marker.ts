import * as z from 'zod';

import { verdictShape } from '../fragment/fragment-shape';

/** What a review comment says of itself, for the next run and for the apply after the merge. */
const markerShape = z.object({
  apps: z.array(z.string()).readonly(),
  /** Commit that was planned, and the one it goes onto. */
  head: z.string(),
  base: z.string(),
  /** Id of the workflow run and number of its attempt: a later one replaces what an earlier one wrote. */
  run: z.number(),
  attempt: z.number(),
  verdict: verdictShape,
  /** Number of the pull request. */
  pull: z.number(),
  /** What was reviewed, by stack, each sealed by itself (see `reviewMessage`); a stack that is not here was not reviewed, or there was no key. */
  sealed: z
    .record(z.string(), z.object({ verdict: verdictShape, fingerprint: z.string(), seal: z.string() }).readonly())
    .readonly(),
});

/** See {@link markerLine}. */
export type ReviewMarker = Readonly<z.infer<typeof markerShape>>;

const line = /^<!-- spot-serving v2 (\{.*\}) -->$/s;

/** The first line of a review comment: invisible, one line, and nothing in it ends the HTML comment. */
export function markerLine(marker: ReviewMarker): string {
  // Two hyphens occur in texts only, so one of them may be written as JSON writes any character.
  return `<!-- spot-serving v2 ${JSON.stringify(marker).replaceAll('--', '-\\u002d')} -->`;
}

/** The marker of a comment; undefined for other comments, and for a marker of another version. */
export function readMarker(body: string): ReviewMarker | undefined {
  const [, json] = line.exec(body.split('\n', 1)[0]?.trimEnd() ?? '') ?? [];
  if (json === undefined) return undefined;
  try {
    return markerShape.parse(JSON.parse(json));
  } catch {
    return undefined;
  }
}

/** Whether a comment is a review of ours by its first line, whatever version wrote it. */
export function isMarked(body: string): boolean {
  return body.startsWith('<!-- spot-serving v');
}

/** Whether one marker is of a later run, or a later attempt of the same, than another. */
export function isLater(one: ReviewMarker, other: ReviewMarker): boolean {
  return one.run === other.run ? one.attempt > other.attempt : one.run > other.run;
}
