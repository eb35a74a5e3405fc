import type { Json } from '../plan/json';
import type { Place } from '../redact/place';
import { hiddenText, type Redaction } from '../redact/redaction';
import { isUserData } from '../redact/user-data';
import type { Shown } from './attribute-change';

/** Two values at one place, with the masks of each. A value that is not there is null. */
export interface Compared {
  readonly path: string;
  readonly place: Place;
  readonly before: Json;
  readonly after: Json;
  readonly beforeMask: Json | undefined;
  readonly afterMask: Json | undefined;
  readonly unknown: Json | undefined;
}

/** A value, or what a text at this place holds: then its parts are compared, and what must not be seen is hidden among them. */
export function opened(value: Json, { place, beforeMask, afterMask }: Compared, redaction: Redaction): Json {
  if (typeof value !== 'string' || beforeMask === true || afterMask === true) return value;
  return redaction.opened(value, place) ?? value;
}

/** Texts of YAML, of which the last wins: their order counts. */
export function isHelmValues({ type, key, depth }: Place): boolean {
  return type === 'helm_release' && key === 'values' && depth <= 2;
}

/** Whether neither side may be seen. What one side has to hide, the other hides too. */
export function isHidden(node: Compared, redaction: Redaction): boolean {
  const { beforeMask, afterMask, before, after, place } = node;
  if (beforeMask === true || afterMask === true) return true;
  if (typeof (after ?? before) === 'boolean') return false;
  if (isUserData(place))
    return [before, after].some((value) => value !== null && opened(value, node, redaction) === value);
  if (place.depth > 0 && redaction.hidesPlace(place)) return true;
  return hidesText(before, node, redaction) || hidesText(after, node, redaction);
}

function hidesText(value: Json, node: Compared, redaction: Redaction): boolean {
  return typeof value === 'string' && opened(value, node, redaction) === value && redaction.hidesText(value);
}

/** One side of `node` as it may be shown. */
export function sideOf(node: Compared, side: 'before' | 'after', redaction: Redaction): Shown {
  const value = node[side];
  if (value === null) return { kind: 'absent' };
  return isHidden(node, redaction) ? { kind: 'hidden' } : openSide(node, side, redaction);
}

/** One side of a `node` that is not hidden, without what must not be seen in it. */
export function openSide(node: Compared, side: 'before' | 'after', redaction: Redaction): Shown {
  const value = node[side];
  if (value === null) return { kind: 'absent' };
  const shown = redaction.redacted(
    opened(value, node, redaction),
    side === 'before' ? node.beforeMask : node.afterMask,
    node.place,
  );
  return shown === hiddenText ? { kind: 'hidden' } : { kind: 'value', value: shown };
}

/** Says of a hidden value only whether it is there. */
export function hiddenSide(value: Json): Shown {
  return { kind: value === null ? 'absent' : 'hidden' };
}
