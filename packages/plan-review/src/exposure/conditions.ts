import { isList, isObject, type Json } from '../plan/json';
import { isCidr, reachOf } from './addresses';

/**
 * Keys of a condition that say who may ask, or from where (IAM user guide, "AWS global condition context keys"; Amazon S3 user guide, "The meaning of
 * public"; GitHub, "OpenID Connect reference"). Others, such as `aws:SecureTransport`, say how.
 */
export const callerKeys: readonly RegExp[] = [
  /^aws:principal(?:account|arn|orgid|orgpaths|tag\/.+|serviceslist|servicename)$/,
  /^aws:source(?:account|arn|orgid|orgpaths|ip|vpc|vpce|owner)$/,
  /^aws:vpcsourceip$/,
  /^aws:user(?:id|name)$/,
  /^kms:calleraccount$/,
  /^s3:dataaccesspoint(?:account|arn)$/,
  /^sts:externalid$/,
  /:(?:sub|aud|repository|repository_owner|job_workflow_ref)$/,
];

/** Operators that hold where the key is missing, or that only keep somebody off. */
const weak = /IfExists$|^ForAllValues:|^Null$|Not/;

/** Whether a condition leaves only some of all who could ask. One of several keys is enough, for all must hold. */
export function restricts(condition: Json | undefined): boolean {
  if (!isObject(condition)) return false;
  return Object.entries(condition).some(
    ([operator, keys]) =>
      !weak.test(operator) &&
      isObject(keys) &&
      Object.entries(keys).some(
        ([key, values]) => callerKeys.some((one) => one.test(key.toLowerCase())) && isNarrow(values),
      ),
  );
}

/** Neither anything nor everybody. */
function isNarrow(values: Json | undefined): boolean {
  const all = (isList(values) ? values : [values ?? null]).map(String);
  if (all.some(isCidr)) return reachOf(all) !== 'everybody';
  return all.length > 0 && all.every((one) => !/^[*?:/]*$/.test(one) && one !== 'arn:aws:iam::*:*' && one !== 'repo:*');
}
