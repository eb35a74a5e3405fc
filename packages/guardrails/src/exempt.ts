import { type TerraformDataSource, TerraformResource, TerraformStack } from 'cdktf';

import { requireValid, when } from '@spot-serving/core';

import { exemptionsKey, isDay } from './engine/exemptions';

/** Why a rule is set aside, and until when. */
export interface ExemptionGrounds {
  /** Why, for the next reader. */
  readonly reason: string;
  /** Last day on which it holds, `2027-11-30`: by then somebody looks again. */
  readonly expires: string;
}

/**
 * Sets `rule` aside for one resource, with the reason and a last day. It is written into the synthesized stack (below its comment key `//`), so a reviewer
 * sees it; synth fails when the resource would hold the rule anyway, so none is left behind, and from the day after its last.
 *
 * @example
 * exempt(logs, 'bucket-own-key', { reason: 'AWS delivers S3 server access logs only to buckets with SSE-S3', expires: '2027-11-30' });
 * @param rule id of the rule
 * @throws MisconfigurationError when the reason is empty, or the last day is none
 */
export function exempt(
  resource: TerraformResource | TerraformDataSource,
  rule: string,
  { reason, expires }: ExemptionGrounds,
): void {
  const noReason = { path: 'reason', value: reason, fix: `say why ${rule} is set aside here, for the next reader` };
  const noDay = { path: 'expires', value: expires, fix: 'write a day as YYYY-MM-DD, by which somebody looks again' };
  requireValid(resource, [...when(reason.trim() === '', noReason), ...when(!isDay(expires), noDay)]);
  const { terraformResourceType: type, friendlyUniqueId: name } = resource;
  const mode = TerraformResource.isTerraformResource(resource) ? [] : ['data'];
  TerraformStack.of(resource).addOverride(['//', exemptionsKey, ...mode, type, name, rule].join('.'), {
    reason,
    expires,
  });
}
