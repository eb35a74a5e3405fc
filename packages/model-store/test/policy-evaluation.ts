/**
 * Stand-in for IAM's evaluation, for the elements, operators and wildcards that our policies use (IAM user guide, "Policy evaluation logic"
 * and "IAM JSON policy elements: Condition operators"). Whatever it does not know it throws on, so that no policy passes unread.
 * It knows one account: no service control policies, boundaries, sessions or grants.
 */

/** A request as IAM sees it. */
export interface Request {
  /** ARN of the calling role or root, or the name of an AWS service. */
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  /** Keys present in the request's context, beside `aws:PrincipalArn`. */
  readonly context?: Readonly<Record<string, string>>;
}

type Values = string | readonly string[];

interface Statement {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Principal?: string | Readonly<Record<string, Values>>;
  readonly Action: Values;
  readonly Resource?: Values;
  readonly NotResource?: Values;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, Values>>>>;
}

const elements = new Set(['Sid', 'Effect', 'Principal', 'Action', 'Resource', 'NotResource', 'Condition']);

/** Statements of `policy` that refuse `request`, by Sid. */
export function refusals(policy: string, request: Request): string[] {
  return matching(policy, request, 'Deny').map(({ Sid }) => Sid ?? '');
}

/** Whether a bucket or topic of the caller's account permits `request`: no statement refuses, and either policy allows. */
export function isAllowed(resourcePolicy: string, identityPolicy: string | undefined, request: Request): boolean {
  const policies = [resourcePolicy, ...(identityPolicy === undefined ? [] : [identityPolicy])];
  if (policies.some((policy) => matching(policy, request, 'Deny').length > 0)) return false;
  return policies.some((policy) => matching(policy, request, 'Allow').length > 0);
}

/** Whether a key permits `request`: its policy allows the caller by name, or allows the account and the caller's own policy agrees. */
export function keyAllows(keyPolicy: string, identityPolicy: string | undefined, request: Request): boolean {
  const allowed = matching(keyPolicy, request, 'Allow');
  const byName = allowed.some(({ Principal }) =>
    valuesOf(Principal).some((value) => !value.endsWith(':root') || value === request.principal),
  );
  return (
    byName ||
    (allowed.length > 0 && identityPolicy !== undefined && matching(identityPolicy, request, 'Allow').length > 0)
  );
}

function matching(policy: string, request: Request, effect: 'Allow' | 'Deny'): Statement[] {
  const { Statement: statements } = JSON.parse(policy) as { readonly Statement: readonly Statement[] };
  return statements.filter((statement) => statement.Effect === effect && applies(statement, request));
}

function applies(statement: Statement, request: Request): boolean {
  const unknown = Object.keys(statement).filter((element) => !elements.has(element));
  if (unknown.length > 0) throw new Error(`the stand-in does not know ${unknown.join(', ')}`);
  const { Principal, Action, Resource, NotResource, Condition = {} } = statement;
  const context: Readonly<Record<string, string>> = {
    ...(request.principal.startsWith('arn:') ? { 'aws:PrincipalArn': request.principal } : {}),
    ...request.context,
  };
  return (
    (Principal === undefined ||
      Principal === '*' ||
      valuesOf(Principal).some((value) => isPrincipal(value, request.principal))) &&
    list(Action).some((pattern) => like(pattern.toLowerCase(), request.action.toLowerCase())) &&
    (Resource === undefined || onResource(Resource, request.resource, context) === true) &&
    (NotResource === undefined || onResource(NotResource, request.resource, context) === false) &&
    Object.entries(Condition).every(([operator, keys]) =>
      Object.entries(keys).every(([key, values]) => holds(operator, context[key], list(values))),
    )
  );
}

/**
 * Whether a resource is one of `patterns`; undefined where a variable without a default has no value, which makes a statement match nothing
 * (IAM user guide, "IAM policy elements: Variables and tags").
 */
function onResource(
  patterns: Values,
  resource: string,
  context: Readonly<Record<string, string>>,
): boolean | undefined {
  const variable = /\$\{(aws:[^},]+)(?:, '([^']*)')?\}/g;
  const valueOf = (key: string, otherwise: string | undefined): string | undefined => context[key] ?? otherwise;
  const unresolved = list(patterns).some((pattern) =>
    [...pattern.matchAll(variable)].some(([, key = '', otherwise]) => valueOf(key, otherwise) === undefined),
  );
  if (unresolved) return undefined;
  return list(patterns)
    .map((pattern) =>
      pattern.replaceAll(variable, (_, key: string, otherwise?: string) => valueOf(key, otherwise) ?? ''),
    )
    .some((pattern) => like(pattern, resource));
}

/** The account's root stands for every principal of the account. */
function isPrincipal(value: string, principal: string): boolean {
  return value === principal || (value.endsWith(':root') && principal.startsWith(value.slice(0, -'root'.length)));
}

function holds(operator: string, actual: string | undefined, expected: readonly string[]): boolean {
  switch (operator) {
    case 'Null':
      return expected.includes(String(actual === undefined));
    case 'Bool':
    case 'StringEquals':
    // Of one value, any is all.
    case 'ForAnyValue:StringEquals':
      return actual !== undefined && expected.includes(actual);
    case 'ArnEquals':
    case 'StringLike':
      return actual !== undefined && expected.some((pattern) => like(pattern, actual));
    case 'StringNotEquals':
      return actual === undefined || !expected.includes(actual);
    case 'ArnNotEquals':
      return actual === undefined || !expected.some((pattern) => like(pattern, actual));
    default:
      throw new Error(`the stand-in does not know the operator ${operator}`);
  }
}

function valuesOf(principal: Statement['Principal']): readonly string[] {
  return typeof principal === 'object' ? Object.values(principal).flatMap(list) : list(principal ?? []);
}

function list(values: Values): readonly string[] {
  return typeof values === 'string' ? [values] : values;
}

function like(pattern: string, value: string): boolean {
  const escaped = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${escaped}$`, 's').test(value);
}
