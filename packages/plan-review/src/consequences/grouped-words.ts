import type { Json } from '../plan/json';
import { hiddenText, type Redaction } from '../redact/redaction';
import { code } from '../render/escape';
import type { Item } from '../render/item';
import { listed } from '../render/wording';
import type { Consequence, Severity, Topic } from './consequence';
import { objectName } from './object-name';
import type { LeafStep } from './steps-of';

/** What a row of a table says of one object. */
export interface Said {
  readonly severity: Severity;
  readonly topic: Topic;
  /** With `{name}`, `{from}`, `{to}` and `{key}`. */
  readonly words: string;
  /** See {@link Consequence}. */
  readonly general?: true;
  readonly item: Item;
  readonly step?: LeafStep;
}

/** Most names in one clause. */
const most = 3;

/** One consequence for all objects of which the same is said. */
export function grouped(said: readonly Said[], redaction: Redaction): readonly Consequence[] {
  const groups = new Map<string, Said[]>();
  for (const one of said) {
    const key = `${one.severity} ${one.topic} ${filled(one, '{name}', redaction)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()].map((group) => consequenceOf(group, redaction));
}

function consequenceOf(group: readonly Said[], redaction: Redaction): Consequence {
  const [first] = group as readonly [Said, ...Said[]];
  const names = [...new Set(group.map(({ item }) => nameOf(item, redaction)))];
  return {
    severity: first.severity,
    topic: first.topic,
    text: filled(first, listed(names, most), redaction).replace(/\b1 (day|pod|node|replica)s\b/g, '1 $1'),
    ...(first.general ? { general: true as const } : {}),
    items: group.map(({ item }) => item),
  };
}

/** All at once, so that nothing a plan says is taken for a place to fill. */
function filled({ words, step }: Said, names: string, redaction: Redaction): string {
  const key = /\[([^\]]*)\][^[\]]*$/s.exec(step?.path ?? '')?.[1] ?? '';
  return words.replace(/\{(name|from|to|key)\}/g, (_, place: string) => {
    if (place === 'name') return names;
    if (place === 'key') return code(key, 60);
    return valueText(place === 'from' ? step?.from : step?.to, redaction);
  });
}

/** The name of an object, as it may be shown. */
export function nameOf({ change }: Item, redaction: Redaction): string {
  const name = objectName(change);
  return redaction.hidesText(name) ? hiddenText : name;
}

/** Numbers and versions as they are, all else as code. */
function valueText(value: Json | undefined, redaction: Redaction): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'something that is not shown';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (redaction.hidesText(text)) return code(hiddenText);
  return /^v?\d[\d.]*%?$/.test(text) ? text : code(text, 80);
}
