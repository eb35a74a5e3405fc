import { manifestName } from '@spot-serving/core';

/** Longest pattern that CloudWatch Logs takes, in characters (API reference, PutMetricFilter). */
export const maxPatternLength = 1024;

const issuer = '$.userIdentity.sessionContext.sessionIssuer.arn';

/**
 * Metric filter pattern for object events of a trail that are refused, or not by a session of one of `roles`, or of one below `rolePath`.
 *
 * A user, the root, an AWS service and another account have no session issuer of a role here, so they always match. A role is known by the
 * end of its ARN in one regular expression, which takes a third of the characters that a comparison for each would. CloudWatch allows no
 * parentheses in it, and its documents differ on the colon, so `.` stands for it, after a digit of the account (CloudWatch Logs user
 * guide, "Filter pattern syntax").
 */
export function unknownReaderPattern(account: string, roles: readonly string[], rolePath?: string): string {
  const pods = rolePath === undefined ? [] : [`[0-9].role${escaped(rolePath)}[^/]+$`];
  const known = [...[...new Set(roles)].sort().map(endOfArn), ...pods].join('|');
  const unknown = [
    '$.errorCode = "AccessDenied"',
    `$.userIdentity.accountId != "${account}"`,
    `${issuer} NOT EXISTS`,
    `${issuer} != %${known}%`,
  ];
  return `{ ${unknown.map((condition) => `(${condition})`).join(' || ')} }`;
}

/**
 * Metric filter pattern for objects of models that are read by anybody but pods, whose roles are below `rolePath`, and the roles that copy models elsewhere. Lists, tags and
 * manifests are no models.
 */
export function bulkReadPattern(copiers: readonly string[], rolePath: string): string {
  const uncounted = [...[...new Set(copiers)].sort().map(endOfArn), `[0-9].role${escaped(rolePath)}[^/]+$`].join('|');
  const counted = [
    '$.eventName = "GetObject"',
    `$.requestParameters.key != "*/${manifestName}"`,
    `${issuer} != %${uncounted}%`,
  ];
  return `{ ${counted.map((condition) => `(${condition})`).join(' && ')} }`;
}

function endOfArn(roleArn: string): string {
  const resource = roleArn.slice(roleArn.lastIndexOf(':') + 1);
  return `[0-9].${escaped(resource)}$`;
}

function escaped(text: string): string {
  return text.replaceAll(/[.+]/g, '\\$&');
}
