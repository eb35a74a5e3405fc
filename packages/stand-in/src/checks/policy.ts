import { textOf } from '../value/value';
import { principalFault } from './policy-principal';

type Json = null | string | number | boolean | readonly Json[] | { readonly [name: string]: Json };
type JsonObject = { readonly [name: string]: Json };

/** Members of a policy and of a statement (IAM User Guide, "Grammar of the IAM JSON policy language"). */
const documentMembers = new Set(['Version', 'Id', 'Statement']);
const statementMembers = new Set([
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
]);

/** Condition operators (IAM User Guide, "IAM JSON policy elements: Condition operators"). */
const operator =
  /^((ForAllValues|ForAnyValue):)?(String(Not)?(Equals|EqualsIgnoreCase|Like)|Numeric(Not)?Equals|Numeric(Less|Greater)Than(Equals)?|Date(Not)?Equals|Date(Less|Greater)Than(Equals)?|Bool|BinaryEquals|(Not)?IpAddress|Arn(Not)?(Equals|Like))(IfExists)?$|^Null$/i;

/**
 * What AWS would refuse in a policy ("MalformedPolicyDocument"); undefined for a good one.
 *
 * @param kind `identity` (no principal), `trust` (principals, no resource) or `resource` (principals)
 * @param max characters that AWS counts, white space left out (IAM and STS quotas)
 */
export function policyFault(text: string, kind: string | number, max = Infinity): string | undefined {
  const policy = JSON.parse(text) as Json;
  if (!isObject(policy)) return 'it is no object';
  const size = text.replaceAll(/\s/g, '').length;
  if (size > max) return `it has ${size} characters without white space, and AWS takes ${max}`;
  const strange = Object.keys(policy).find((name) => !documentMembers.has(name));
  if (strange !== undefined) return `"${strange}" is no member of a policy`;
  if (policy['Version'] !== undefined && policy['Version'] !== '2012-10-17' && policy['Version'] !== '2008-10-17')
    return `Version is 2012-10-17 or 2008-10-17, not ${JSON.stringify(policy['Version'])}`;
  const statements = listOf(policy['Statement']);
  if (statements.length === 0) return 'it has no Statement';
  return (
    statements.map((one, at) => statementFault(one, kind, at)).find((fault) => fault !== undefined) ??
    sidFault(statements, kind)
  );
}

/** Sids are unique; IAM takes letters and digits in them, other services more (IAM User Guide, "IAM JSON policy elements: Sid"). */
function sidFault(statements: readonly Json[], kind: string | number): string | undefined {
  const sids = statements.flatMap((one) =>
    isObject(one) && typeof one['Sid'] === 'string' && one['Sid'] !== '' ? [one['Sid']] : [],
  );
  const again = sids.find((sid, at) => sids.indexOf(sid) !== at);
  if (again !== undefined) return `Sid "${again}" stands twice`;
  const strange = kind === 'resource' ? undefined : sids.find((sid) => !/^[A-Za-z0-9]+$/.test(sid));
  return strange === undefined ? undefined : `Sid "${strange}" has other characters than letters and digits`;
}

function statementFault(statement: Json, kind: string | number, at: number): string | undefined {
  const say = (fault: string): string => `Statement ${at + 1}: ${fault}`;
  if (!isObject(statement)) return say('it is no object');
  const strange = Object.keys(statement).find((name) => !statementMembers.has(name));
  if (strange !== undefined) return say(`"${strange}" is no member of a statement`);
  if (statement['Effect'] !== 'Allow' && statement['Effect'] !== 'Deny')
    return say(`Effect is Allow or Deny, not ${JSON.stringify(statement['Effect'])}`);
  const fault =
    partsFault(statement, kind) ??
    actionFault(statement, kind) ??
    resourceFault(statement) ??
    principalFault(statement['Principal'] ?? statement['NotPrincipal']) ??
    conditionFault(statement['Condition']);
  return fault === undefined ? undefined : say(fault);
}

function partsFault(statement: JsonObject, kind: string | number): string | undefined {
  const count = (...names: readonly string[]): number => names.filter((name) => statement[name] !== undefined).length;
  if (count('Action', 'NotAction') !== 1) return 'one of Action and NotAction is needed';
  const principals = count('Principal', 'NotPrincipal');
  if (kind === 'identity' && principals > 0) return 'a policy of an identity has no Principal';
  if (kind !== 'identity' && principals !== 1) return 'one of Principal and NotPrincipal is needed';
  const resources = count('Resource', 'NotResource');
  if (kind === 'trust' && resources > 0) return 'a trust policy has no Resource';
  return kind === 'identity' && resources !== 1 ? 'one of Resource and NotResource is needed' : undefined;
}

/** Actions are `*` or `service:name`, with wildcards in the name. */
function actionFault({ Action: action, NotAction: not }: JsonObject, kind: string | number): string | undefined {
  const strange = listOf(action ?? not).find(
    (one) => typeof one !== 'string' || !/^(\*|[a-zA-Z0-9-]+:[a-zA-Z0-9*?]+)$/.test(one),
  );
  if (strange !== undefined) return `${JSON.stringify(strange)} is no action; write service:Name`;
  const foreign = kind === 'trust' ? listOf(action).find((one) => !/^(\*|sts:.*)$/i.test(textOf(one))) : undefined;
  return foreign === undefined ? undefined : `a trust policy may only specify STS actions, not ${textOf(foreign)}`;
}

/** Resources are `*` or ARNs, which have five colons at least. */
function resourceFault({ Resource: resource, NotResource: not }: JsonObject): string | undefined {
  const strange = listOf(resource ?? not).find(
    (one) => typeof one !== 'string' || !/^(\*|arn:.*\*|arn(:[^:]*){4}:.+)$/.test(one),
  );
  return strange === undefined ? undefined : `Resource ${JSON.stringify(strange)} must be in ARN format or "*"`;
}

function conditionFault(condition: Json | undefined): string | undefined {
  if (condition === undefined) return undefined;
  if (!isObject(condition)) return 'Condition is no object';
  const strange = Object.keys(condition).find((name) => !operator.test(name));
  return strange === undefined ? undefined : `"${strange}" is no condition operator`;
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const listOf = (value: Json | undefined): readonly Json[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as readonly Json[]) : [value];
