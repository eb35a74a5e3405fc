import { createHmac } from 'node:crypto';

import { canonical } from '../fingerprint/canonical';
import { isList, isObject, type Json, type JsonObject } from '../plan/json';
import type { Place } from '../redact/place';
import type { Redaction } from '../redact/redaction';
import { isUserData } from '../redact/user-data';

/** A value that may leave its job, and the mask of what was taken out. */
export interface RedactedValue {
  readonly value: Json;
  /** As Terraform's masks: `true` where something was hidden. */
  readonly mask: Json;
}

/** Takes secrets out of values, and keeps their shape. */
export class ValueRedactor {
  /**
   * @param salt secret of this run, forgotten with it: equal secrets become equal marks, so that a reader sees whether one changed, and a mark
   *   cannot be checked against a guess
   */
  constructor(
    private readonly redaction: Redaction,
    private readonly salt: Buffer,
  ) {}

  /** @param mask Terraform's, of everything that must be hidden at this place */
  redacted(value: Json, mask: Json | undefined, place: Place): RedactedValue {
    if (value === null) return { value, mask: false };
    if (mask === true) return this.hidden(value);
    if (typeof value === 'string' && isUserData(place)) return this.userData(value, place);
    if (place.depth > 0 && this.redaction.hidesPlace(place)) return this.hidden(value);
    if (isList(value)) return this.list(value, mask, place);
    if (isObject(value)) return this.object(value, mask, place);
    return typeof value === 'string' ? this.text(value, place) : { value, mask: false };
  }

  private hidden(value: Json): RedactedValue {
    return { value: this.markOf(value), mask: true };
  }

  private markOf(value: Json): string {
    return `(hidden ${createHmac('sha256', this.salt).update(canonical(value)).digest('hex').slice(0, 12)})`;
  }

  /** Nothing of user data leaves but its NodeConfig, written anew with marks for the rest. */
  private userData(text: string, place: Place): RedactedValue {
    const structure = this.redaction.opened(text, place);
    if (structure === undefined) return this.hidden(text);
    return {
      value: JSON.stringify(this.redacted(structure, undefined, { ...place, key: 'opened', depth: 0 }).value),
      mask: false,
    };
  }

  /** What JSON, or the YAML of helm's values, hides is taken out of it; the text is written anew. */
  private text(text: string, place: Place): RedactedValue {
    const structure = this.redaction.opened(text, place);
    if (structure === undefined)
      return this.redaction.hidesText(text) ? this.hidden(text) : { value: text, mask: false };
    return { value: JSON.stringify(this.redacted(structure, undefined, place).value), mask: false };
  }

  private list(list: readonly Json[], mask: Json | undefined, place: Place): RedactedValue {
    const inner = { ...place, depth: place.depth + 1, owners: [] };
    const entries = list.map((entry, index) => this.redacted(entry, isList(mask) ? mask[index] : undefined, inner));
    return { value: entries.map(({ value }) => value), mask: entries.map((entry) => entry.mask) };
  }

  private object(object: JsonObject, mask: Json | undefined, { type, depth }: Place): RedactedValue {
    const members = Object.entries(object).map(([key, value = null]) => {
      const name = this.redaction.hidesText(key) ? this.markOf(key) : key;
      return [
        name,
        this.redacted(value, isObject(mask) ? mask[key] : undefined, { type, key, depth: depth + 1, owners: [object] }),
      ] as const;
    });
    return {
      value: Object.fromEntries(members.map(([key, { value }]) => [key, value])),
      mask: Object.fromEntries(members.map(([key, member]) => [key, member.mask])),
    };
  }
}
