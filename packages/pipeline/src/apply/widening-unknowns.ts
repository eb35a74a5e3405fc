import type { Json, Plan, ResourceChange } from '@spot-serving/plan-review';

import { isObject, membersOf } from '../trust/json';

/** Attributes that are policies, or name whom something trusts or lets in. */
const rights: readonly string[] = [
  'access_policies',
  'assume_role_policy',
  'cidr_blocks',
  'cidr_ipv4',
  'cidr_ipv6',
  'inline_policy',
  'managed_policy_arns',
  'permissions_boundary',
  'policy',
  'policy_arn',
  'policy_document',
  'principal_arn',
];

/** References whose value AWS gives to a resource and nobody chooses: an ARN, an id, an address. */
const given =
  /^(?:data\.)?[a-z][a-z0-9_]*\.[\w-]+(?:\[\d+\])?\.(?:arn|id|key_id|unique_id|vpc_id|url|account_id|owner_id|dns_name|zone_id)$/;

/** What cdktf hands from stack to stack of those. */
const handedOn = /^data\.terraform_remote_state\.[\w-]+\.outputs\.cross-stack-output-[\w-]*(?:arn|id|url)$/;

/**
 * Addresses of changes that give rights which nobody could see: a policy that is known after apply only, and depends on something other than an ARN or an id
 * that AWS gives. When it is known it may be wider than what reads so harmless in a review.
 *
 * @param configuration parsed `cdk.tf.json`
 */
export function wideningUnknowns(plan: Plan, configuration: unknown): readonly string[] {
  return plan.changes.filter((change) => isWidening(change, membersOf(configuration))).map(({ address }) => address);
}

function isWidening(
  { address, mode, type, change }: ResourceChange,
  stack: Readonly<Record<string, unknown>>,
): boolean {
  if (mode !== 'managed' || !isObject(change.afterUnknown)) return false;
  const unknown = change.afterUnknown;
  const name = /\.([\w-]+)(?:\[.*\])?$/s.exec(address)?.[1] ?? '';
  const body = membersOf(membersOf(membersOf(stack.resource)[type])[name]);
  return rights.some((attribute) => attribute in body && isUnknown(unknown[attribute]) && !isGiven(body[attribute]));
}

const isUnknown = (mask: Json | undefined): boolean => mask !== undefined && JSON.stringify(mask).includes('true');

/** Whether all that a value refers to is given by AWS. A function, or an operator, could make anything of it. */
function isGiven(value: unknown): boolean {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const references = [...text.matchAll(/(?<!\$)\$\{([^{}]*)\}/g)].map(([, reference = '']) => reference.trim());
  const opened = text.match(/(?<!\$)\$\{/g)?.length ?? 0;
  return (
    opened === references.length &&
    !/(?<!%)%\{/.test(text) &&
    references.every((one) => given.test(one) || handedOn.test(one))
  );
}
