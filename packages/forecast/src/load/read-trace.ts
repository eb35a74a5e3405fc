import type { LoadPoint } from './load-point';

/** A line of a file that means nothing. */
export interface TraceProblem {
  /** Line number, from 1. */
  readonly line: number;
  readonly value: string;
  readonly fix: string;
}

/** Longest trace, a month, seconds; and highest load. Above them a number is a slip. */
const longest = 31 * 24 * 3600;
const highest = 1e9;

/** A trace, or everything that is wrong with it. */
export interface Trace {
  readonly points: readonly LoadPoint[];
  readonly problems: readonly TraceProblem[];
}

/** Reads `seconds,requestsPerSecond` lines, each the load from that moment on; the first may be a heading, and empty lines are none. */
export function readTrace(text: string): Trace {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line, index) => ({ line: index + 1, value: line.trim() }))
    .filter(({ value }) => value !== '');
  const rows = lines.filter(({ value }, index) => index > 0 || !/^[a-z_ ]+,[a-z_ /]+$/i.test(value));
  const read = rows.map((row) => ({ ...row, point: pointOf(row.value) }));
  const problems = read.flatMap(({ line, value, point }, index) => {
    const [before] = read
      .slice(0, index)
      .flatMap((row) => row.point ?? [])
      .slice(-1);
    const fix = fixOf(point, before);
    return fix === undefined ? [] : [{ line, value, fix }];
  });
  if (rows.length === 0) problems.push({ line: 1, value: '', fix: 'write one line at least, such as 0,100' });
  return { points: read.flatMap(({ point }) => point ?? []), problems };
}

function pointOf(value: string): LoadPoint | undefined {
  const [, at, requests] = /^(\d+(?:\.\d+)?)\s*,\s*(\d+(?:\.\d+)?)$/.exec(value) ?? [];
  return at === undefined || requests === undefined
    ? undefined
    : { at: Number(at), requestsPerSecond: Number(requests) };
}

function fixOf(point: LoadPoint | undefined, before: LoadPoint | undefined): string | undefined {
  if (point === undefined) return 'write seconds and requests per second, such as 60,250.5';
  if (before === undefined && point.at !== 0) return 'begin at second 0';
  if (before !== undefined && point.at <= before.at) return `its seconds must be more than the ${before.at} before it`;
  if (point.at > longest) return `a trace may be ${longest} seconds long at most`;
  return point.requestsPerSecond > highest ? `at most ${highest} requests per second` : undefined;
}
