import { isList, isObject, type Json, type JsonObject, textOf } from '../plan/json';
import type { Plan } from '../plan/plan';
import { mayBeJson, structureOf } from '../plan/structure';
import { deniedAttributes } from './denied-attributes';
import { isYaml } from './is-yaml';
import { looksSecret } from './looks-secret';
import type { Place } from './place';
import { isSecretName } from './secret-names';
import { SensitiveTexts } from './sensitive-texts';
import { isUserData, userDataOf } from './user-data';

/** What stands for a hidden value. */
export const hiddenText = '(hidden)';

/** Decides what is shown. One for all plans of a review: what is sensitive in one of them is hidden in all. */
export class Redaction {
  private readonly sensitive: SensitiveTexts;
  /** What was judged before: names and short values come again and again. */
  private readonly judged = new Map<string, boolean>();
  private readonly secretNames = new Map<string, boolean>();
  private readonly denied = new Map<string, ReadonlySet<string>>();
  /** What texts hold that were opened before, as JSON and as YAML: each is looked at by all who tell of it. */
  private readonly read = { json: new Map<string, Json | undefined>(), yaml: new Map<string, Json | undefined>() };

  constructor(plans: readonly Plan[]) {
    this.sensitive = new SensitiveTexts(plans);
  }

  /** Whether everything at a place is hidden, whatever it is. */
  hidesPlace({ type, key, depth, owners }: Place): boolean {
    if (depth === 1 && this.deniedIn(type).has(key)) return true;
    if (this.namesSecret(key)) return true;
    return owners.some((owner) => belongsToSecret(owner, key));
  }

  private deniedIn(type: string): ReadonlySet<string> {
    const found = this.denied.get(type) ?? deniedAttributes(type);
    this.denied.set(type, found);
    return found;
  }

  private namesSecret(key: string): boolean {
    const found = this.secretNames.get(key) ?? isSecretName(key);
    this.secretNames.set(key, found);
    return found;
  }

  /** Whether a text is hidden, wherever it is. */
  hidesText(text: string): boolean {
    const known = this.judged.get(text);
    if (known !== undefined) return known;
    const hidden = this.hasSensitive(text) || looksSecret(text);
    if (text.length <= 100) this.judged.set(text, hidden);
    return hidden;
  }

  /** Whether something that is marked sensitive elsewhere is in `text`. */
  hasSensitive(text: string): boolean {
    return this.sensitive.occurIn(text);
  }

  /**
   * What `text` holds, to be looked at part by part: everything sensitive in it must be in one of its texts or keys, where it will be hidden. Undefined where
   * it must be hidden or shown as a whole.
   */
  opened(text: string, place: Place): Json | undefined {
    if (isUserData(place)) return this.whole(text, userDataOf(text));
    const read = isYaml(place) ? this.read.yaml : this.read.json;
    if (read === this.read.json && !mayBeJson.test(text)) return undefined;
    if (read.has(text)) return read.get(text);
    const structure = this.whole(text, structureOf(text, read === this.read.yaml));
    read.set(text, structure);
    return structure;
  }

  /** `structure`, if all that is sensitive in the text that it was read from is in one of its parts. */
  private whole(text: string, structure: Json | undefined): Json | undefined {
    if (structure === undefined) return undefined;
    const hidden = this.sensitive.allIn(text);
    if (hidden.size === 0) return structure;
    const inside = new Set(textsIn(structure).flatMap((part) => [...this.sensitive.allIn(part)]));
    return [...hidden].every((one) => inside.has(one)) ? structure : undefined;
  }

  /** `value` with `HIDDEN` instead of what is not to be seen, and without what is null or empty. */
  redacted(value: Json, mask: Json | undefined, place: Place): Json {
    if (value === null || typeof value === 'boolean') return mask === true ? hiddenText : value;
    if (mask === true) return hiddenText;
    if (typeof value === 'string' && isUserData(place)) return this.userData(value, place);
    if (this.hidesPlace(place)) return hiddenText;
    if (isList(value)) return this.list(value, mask, place);
    if (isObject(value)) return this.object(value, mask, place);
    return typeof value === 'string' ? this.text(value, place) : value;
  }

  /** Nothing of user data is shown but what its NodeConfig says. */
  private userData(text: string, place: Place): Json {
    const structure = this.opened(text, place);
    return structure === undefined
      ? hiddenText
      : this.redacted(structure, undefined, { ...place, key: 'opened', depth: 0 });
  }

  private text(text: string, place: Place): Json {
    const structure = this.opened(text, place);
    if (structure !== undefined) return this.redacted(structure, undefined, place);
    return this.hidesText(text) ? hiddenText : text;
  }

  private list(value: readonly Json[], mask: Json | undefined, place: Place): Json {
    const masks = isList(mask) ? mask : [];
    return value.map((entry, index) =>
      this.redacted(entry, masks[index], { ...place, depth: place.depth + 1, owners: [] }),
    );
  }

  private object(value: JsonObject, mask: Json | undefined, { type, depth }: Place): Json {
    const masks = isObject(mask) ? mask : {};
    const members = Object.keys(value)
      .sort()
      .flatMap((key): [string, Json][] => {
        const shown = this.redacted(value[key] ?? null, masks[key], { type, key, depth: depth + 1, owners: [value] });
        return isEmpty(shown) ? [] : [[this.hidesText(key) ? hiddenText : key, shown]];
      });
    return Object.fromEntries(members);
  }
}

/** Every text in a value, and every key. */
function textsIn(value: Json): readonly string[] {
  if (isList(value)) return value.flatMap(textsIn);
  if (isObject(value)) return Object.entries(value).flatMap(([key, part]) => [key, ...textsIn(part ?? null)]);
  return typeof value === 'string' ? [value] : [];
}

function isEmpty(value: Json): boolean {
  return (
    value === null || (isList(value) && value.length === 0) || (isObject(value) && Object.keys(value).length === 0)
  );
}

/** `{ name: 'API_TOKEN', value: ... }`, and the data of a Kubernetes Secret in a manifest. */
function belongsToSecret(owner: JsonObject, key: string): boolean {
  if (owner.kind === 'Secret') return key === 'data' || key === 'stringData';
  return /^(?:value|default|content)s?$/.test(key) && isSecretName(textOf(owner.name) ?? textOf(owner.key) ?? '');
}
