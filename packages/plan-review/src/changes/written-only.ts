import { isObject, type Json } from '../plan/json';

/**
 * Write-only arguments whose value a change sends: `password_wo` where `password_wo_version` is another one. A plan has null for the value itself, so the
 * version beside it, as providers name it, is all that tells.
 */
export function writtenOnly(before: Json, after: Json): readonly string[] {
  if (!isObject(after)) return [];
  const old = isObject(before) ? before : {};
  return Object.keys(after).filter((name) => {
    if (!name.endsWith('_wo')) return false;
    const version = after[`${name}_version`];
    return version !== undefined && version !== null && version !== old[`${name}_version`];
  });
}
