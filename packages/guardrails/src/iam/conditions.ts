import { coversTheWorld } from '../aws/cidr';
import type { ConditionTest } from './statement';

/**
 * Keys that say who asks or whence, in a request that anybody may make. A statement for everybody is for somebody when one of them is tested.
 *
 * Source: S3 user guide, "The meaning of public", and IAM user guide, "AWS global condition context keys".
 */
export const callerKeys: string[] = [
  'aws:principalaccount',
  'aws:principalarn',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:sourceaccount',
  'aws:sourcearn',
  'aws:sourceip',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
  'aws:sourceowner',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:userid',
  'kms:calleraccount',
  's3:dataaccesspointaccount',
  's3:dataaccesspointarn',
];

/**
 * Keys that bind no resource: what they test is true of every request of the identity, or is whatever its caller writes, or is how somebody signed in. A right on everything that only they
 * limit is a right on everything.
 *
 * Source: IAM user guide, "AWS global condition context keys", each key's "Availability" and values; there as well that UserAgent and Referer
 * "should not be used to prevent unauthorized parties".
 */
export const idleKeys: string[] = [
  'aws:currenttime',
  'aws:epochtime',
  'aws:multifactorauthage',
  'aws:multifactorauthpresent',
  'aws:principalaccount',
  'aws:principalarn',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:principaltype',
  'aws:referer',
  'aws:securetransport',
  'aws:tokenissuetime',
  'aws:useragent',
  'aws:userid',
  'aws:username',
  's3:tlsversion',
];

/** Keys that every request has, so that `IfExists` changes nothing (IAM user guide, the same page). */
const always = [
  'aws:principalaccount',
  'aws:principalarn',
  'aws:requestedregion',
  'aws:resourceaccount',
  'kms:calleraccount',
];

/** Whether one of the tests of an Allow statement for everybody leaves only some callers. */
export function bindsCaller(conditions: readonly ConditionTest[]): boolean {
  return conditions.some((test) => callerKeys.includes(test.key.toLowerCase()) && excludes(test, conditions));
}

/** Whether one of the tests of an identity's Allow statement leaves only some resources or requests. */
export function bindsResource(conditions: readonly ConditionTest[]): boolean {
  return conditions.some((test) => !isIdle(test.key.toLowerCase()) && excludes(test, conditions));
}

/** Tags of the identity are the same in each of its requests. */
function isIdle(key: string): boolean {
  return idleKeys.includes(key) || key.startsWith('aws:principaltag/');
}

/** Whether a test is false for most values of its key. One that names what is not allowed, or is met by a missing key, is not. */
function excludes({ operator, key, values }: ConditionTest, all: readonly ConditionTest[]): boolean {
  const [, qualifier = '', name = '', ifExists] =
    /^(?:(forallvalues|foranyvalue):)?(.*?)(ifexists)?$/.exec(operator.toLowerCase()) ?? [];
  if (name === 'null' || name.includes('not') || /(less|greater)than/.test(name)) return false;
  const metByAbsence = qualifier === 'forallvalues' || (ifExists !== undefined && !always.includes(key.toLowerCase()));
  if (metByAbsence && !all.some((other) => demands(other, key))) return false;
  if (name === 'ipaddress') return !coversTheWorld(values);
  return !values.some((value) => isAnything(name, key, value));
}

/** `Null` with false: the key must be there. */
function demands({ operator, key, values }: ConditionTest, wanted: string): boolean {
  return operator.toLowerCase() === 'null' && key.toLowerCase() === wanted.toLowerCase() && values.includes('false');
}

/** How every value of a key begins: a pattern that is open behind it is met by all of them (IAM user guide and KMS developer guide, each key). */
const everyValue: Readonly<Record<string, string>> = {
  'aws:principalorgid': 'o-',
  'aws:principalorgpaths': 'o-',
  'aws:sourceorgid': 'o-',
  'aws:sourcevpc': 'vpc-',
  'aws:sourcevpce': 'vpce-',
  'kms:requestalias': 'alias/',
  'kms:resourcealiases': 'alias/',
};

/** Whether a value is met by any request: a wildcard, an ARN of any account, or the key itself as a policy variable. */
function isAnything(operator: string, key: string, value: string): boolean {
  const variable = /^\$?\$?\{\s*([\w:/-]+)\s*\}$/.exec(value)?.[1];
  if (variable?.toLowerCase() === key.toLowerCase()) return true;
  if (operator.startsWith('arn')) return isAnyArn(value);
  if (operator !== 'stringlike') return false;
  const every = everyValue[key.toLowerCase()] ?? '';
  const open = value.startsWith(every) ? value.slice(every.length) : value;
  return /^[*?]+$/.test(open) || (key.toLowerCase().endsWith('arn') && isAnyArn(value));
}

/** An ARN whose account is open. Services such as S3 have none in theirs, and then the resource must be named. */
function isAnyArn(value: string): boolean {
  if (/^[*?]+$/.test(value)) return true;
  const [, , service = '', , account, ...resource] = value.split(':');
  if (account === undefined) return value.endsWith('*');
  if (account === '') return service.includes('*') || /^\*/.test(resource.join(':'));
  return /[*?]/.test(account) && !/\d{12}/.test(account);
}
