import type { WatchedCalls } from './watched-calls';

/** Longest pattern that CloudWatch Logs takes, in characters (API reference, PutMetricFilter). */
export const maxPatternLength = 1024;

/**
 * Metric filter pattern for events of a trail: these calls, refused ones too; where they are reviewed, only by a caller that is no session of one of
 * `appliers`. One regular expression for all names, for a filter takes two, a log group five filters with any, and parentheses none (CloudWatch Logs
 * user guide, "Filter pattern syntax").
 *
 * @param appliers names of the roles that apply reviewed changes
 */
export function callPattern(
  { calls, reviewed }: Pick<WatchedCalls, 'calls' | 'reviewed'>,
  appliers: readonly string[],
): string {
  const called = `($.eventName = %${anyOf(calls)}%)`;
  if (!reviewed || appliers.length === 0) return `{ ${called} }`;
  return `{ ${called} && (($.${issuer} NOT EXISTS) || ($.${issuer} != %${anyOf(appliers)}%)) }`;
}

/** The account's root, but for what AWS does in its name (CIS Amazon Web Services Foundations Benchmark, "usage of root account"). */
export const rootPattern =
  '{ ($.userIdentity.type = "Root") && ($.userIdentity.invokedBy NOT EXISTS) && ($.eventType != "AwsServiceEvent") }';

/** Name of the role whose session calls (CloudTrail user guide, "CloudTrail userIdentity element"). */
const issuer = 'userIdentity.sessionContext.sessionIssuer.userName';

function anyOf(names: readonly string[]): string {
  return names.map((name) => `^${name}$`).join('|');
}
