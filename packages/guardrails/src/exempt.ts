import { requireValid, when } from '@spot-serving/core';
import { type TerraformDataSource, TerraformResource, TerraformStack } from 'cdktf';
import { exemptionsKey } from './engine/exemptions';

/**
 * Sets `rule` aside for one resource, with the reason. It is written into the synthesized stack (below its comment key `//`), so a reviewer
 * sees it; synth fails when the resource would hold the rule anyway, so none is left behind.
 *
 * @example
 * exempt(logs, 'bucket-own-key', 'AWS delivers S3 server access logs only to buckets with SSE-S3');
 * @param rule id of the rule
 * @throws MisconfigurationError when the reason is empty
 */
export function exempt(resource: TerraformResource | TerraformDataSource, rule: string, reason: string): void {
  const noReason = { path: 'reason', value: reason, fix: `say why ${rule} is set aside here, for the next reader` };
  requireValid(resource, when(reason.trim() === '', noReason));
  const { terraformResourceType: type, friendlyUniqueId: name } = resource;
  const mode = TerraformResource.isTerraformResource(resource) ? [] : ['data'];
  TerraformStack.of(resource).addOverride(['//', exemptionsKey, ...mode, type, name, rule].join('.'), reason);
}
