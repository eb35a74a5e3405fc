import { isList, type Json } from '../plan/json';
import type { OutputChange } from '../plan/plan';
import { isPlainId } from './plain-id';
import { isSecretName } from './secret-names';

/** How cdktf ends the name of an output between stacks: with the attribute it carries. */
const publicAttribute = /(?:arn|id|ids|name|names|url|version|region|zone|zones)$/;

/**
 * Whether a sensitive output may be shown all the same: one that cdktf made to hand a plain id, ARN or name from stack to stack. cdktf marks all
 * of them, whatever they hold.
 */
export function isShownOutput({ name, change }: OutputChange): boolean {
  if (!name.startsWith('cross-stack-output-') || isSecretName(name) || !publicAttribute.test(name)) return false;
  return isPlain(change.before) && isPlain(change.after);
}

function isPlain(value: Json): boolean {
  if (isList(value)) return value.every(isPlain);
  return value === null || (typeof value === 'string' && isPlainId(value));
}
