import { isList, isObject, type Json } from '../plan/json';
import type { Change, Plan } from '../plan/plan';
import { isPlainId } from './plain-id';

/** Shorter texts are too common to be searched for in others. */
const shortest = 6;

/**
 * What is marked sensitive anywhere in some plans, to be hidden wherever else it turns up: providers lose marks when they copy a value. Outputs
 * that cdktf makes between stacks are always marked, so the plain ids among them do not count.
 */
export class SensitiveTexts {
  private readonly whole = new Set<string>();
  private readonly byStart = new Map<string, string[]>();
  /** Which first three characters there are, hashed: most places in a text are ruled out by it. */
  private readonly firsts = new Uint8Array(65_536);

  constructor(plans: readonly Plan[]) {
    for (const { changes, drift, outputs, actions = [], deferred = [] } of plans) {
      for (const { change } of [...changes, ...drift, ...deferred, ...actions]) this.addChange(change, false);
      for (const { name, change } of outputs) this.addChange(change, name.startsWith('cross-stack-output-'));
    }
  }

  /** Whether `text` is, or has in it, something sensitive. */
  occurIn(text: string): boolean {
    return this.search(text, () => true);
  }

  /** Everything sensitive that is in `text`, each once. */
  allIn(text: string): ReadonlySet<string> {
    const found = new Set<string>();
    this.search(text, (secret) => {
      found.add(secret);
      return false;
    });
    return found;
  }

  /** Whether one is found that is `enough`; then the search ends. */
  private search(text: string, enough: (secret: string) => boolean): boolean {
    if (this.whole.size === 0 || text.length < shortest) return false;
    if (this.whole.has(text) && enough(text)) return true;
    for (let at = 0; at + shortest <= text.length; at++) {
      if (this.firsts[startAt(text, at)] !== 1) continue;
      for (const secret of this.byStart.get(text.slice(at, at + shortest)) ?? [])
        if (text.startsWith(secret, at) && enough(secret)) return true;
    }
    return false;
  }

  private addChange({ before, after, beforeSensitive, afterSensitive }: Change, crossStack: boolean): void {
    this.addMarked(before, beforeSensitive, crossStack);
    this.addMarked(after, afterSensitive, crossStack);
  }

  private addMarked(value: Json | undefined, mask: Json | undefined, crossStack: boolean): void {
    if (value === undefined || mask === undefined || mask === false || mask === null) return;
    if (mask === true) this.addAll(value, crossStack);
    else if (isList(mask) && isList(value))
      mask.forEach((part, index) => this.addMarked(value[index], part, crossStack));
    else if (isObject(mask) && isObject(value))
      for (const key of Object.keys(mask)) this.addMarked(value[key], mask[key], crossStack);
  }

  private addAll(value: Json | undefined, crossStack: boolean): void {
    if (typeof value === 'string') this.addText(value, crossStack);
    else if (isList(value)) for (const part of value) this.addAll(part, crossStack);
    else if (isObject(value)) for (const part of Object.values(value)) this.addAll(part, crossStack);
  }

  private addText(text: string, crossStack: boolean): void {
    if (crossStack && isPlainId(text)) return;
    this.addLine(text.trim());
    if (text.includes('\n')) for (const line of text.split('\n')) this.addLine(line.trim());
  }

  private addLine(line: string): void {
    if (line.length < shortest || this.whole.has(line)) return;
    this.whole.add(line);
    this.firsts[startAt(line, 0)] = 1;
    const start = line.slice(0, shortest);
    const others = this.byStart.get(start);
    if (others === undefined) this.byStart.set(start, [line]);
    else others.push(line);
  }
}

function startAt(text: string, at: number): number {
  return (text.charCodeAt(at) * 251 + text.charCodeAt(at + 1) * 7 + text.charCodeAt(at + 2)) % 65_536;
}
