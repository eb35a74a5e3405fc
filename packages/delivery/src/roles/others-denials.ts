import type { Statement } from '@spot-serving/core';

/** Tag that says whose a resource is; every stack of ours puts it on all it makes. */
const ownerTag = 'aws:ResourceTag/app';

/**
 * Keeps `actions` off what carries another owner's name. What carries none is not kept from anybody: what AWS makes beside our resources has no
 * such tag, and an ARN of EC2 or KMS says nothing of its owner. Where that is too little, give each app an account of its own.
 *
 * Nobody gets around it by changing the tag first, for that is an action on the same resource.
 *
 * @param owners whose resources are not kept off
 * @param besides ARNs that other statements speak of
 */
export function othersDenial(
  actions: readonly string[],
  owners: readonly string[],
  besides: readonly string[] = [],
): Statement {
  const resources = besides.length > 0 ? { NotResource: besides } : { Resource: '*' };
  return {
    Sid: 'OthersStay',
    Effect: 'Deny',
    Action: actions,
    ...resources,
    Condition: { StringNotEquals: { [ownerTag]: owners }, Null: { [ownerTag]: 'false' } },
  };
}
