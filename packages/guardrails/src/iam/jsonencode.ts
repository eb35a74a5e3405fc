import { isObject, type JsonObject } from '../engine/json';

/** Tokens of an expression: a text, a bracket or sign, or a run of anything else (a number, a traversal). */
const token = /\s*(?:"((?:[^"\\]|\\.)*)"|([{}[\],=:()])|([^\s{}[\],=:()"]+))/gy;

/**
 * The object in `${jsonencode({...})}`, as HCL and cdktf's `Fn.jsonencode` write it, when it is written out; a traversal in it becomes `${...}` again.
 * `undefined` for anything else, such as a call of another function inside.
 */
export function jsonEncoded(text: string): JsonObject | undefined {
  const [, inner] = /^\$\{\s*jsonencode\(([^]*)\)\s*\}$/.exec(text) ?? [];
  if (inner === undefined) return undefined;
  const tokens = [...inner.matchAll(token)].map(([, quoted, sign, other]) => ({ quoted, sign, other }));
  const read = new Reader(tokens);
  const value = read.value();
  return read.isDone && isObject(value) ? value : undefined;
}

interface Token {
  readonly quoted: string | undefined;
  readonly sign: string | undefined;
  readonly other: string | undefined;
}

/** Reads one expression; what it does not know makes all of it unknown. */
class Reader {
  private next = 0;
  private failed = false;

  constructor(private readonly tokens: readonly Token[]) {}

  /** Whether everything was read and understood. */
  get isDone(): boolean {
    return !this.failed && this.next === this.tokens.length;
  }

  value(): unknown {
    const first = this.tokens[this.next++];
    if (first?.quoted !== undefined) return unescaped(first.quoted);
    if (first?.sign === '{') return this.object();
    if (first?.sign === '[') return this.list();
    if (first?.other === undefined) {
      this.failed = true;
      return undefined;
    }
    return /^(true|false|null|-?\d+(\.\d+)?)$/.test(first.other)
      ? (JSON.parse(first.other) as unknown)
      : `\${${first.other}}`;
  }

  private object(): JsonObject | undefined {
    const members: [string, unknown][] = [];
    while (!this.takes('}')) {
      const key = this.tokens[this.next++];
      const name = key?.quoted ?? key?.other;
      if (name === undefined || !(this.takes('=') || this.takes(':'))) {
        this.failed = true;
        return undefined;
      }
      members.push([name, this.value()]);
      this.takes(',');
      if (this.failed) return undefined;
    }
    return Object.fromEntries(members);
  }

  private list(): readonly unknown[] | undefined {
    const items: unknown[] = [];
    while (!this.takes(']')) {
      items.push(this.value());
      this.takes(',');
      if (this.failed) return undefined;
    }
    return items;
  }

  private takes(sign: string): boolean {
    if (this.tokens[this.next]?.sign !== sign) return false;
    this.next++;
    return true;
  }
}

function unescaped(text: string): string {
  return text.replace(/\\(["\\])/g, '$1').replaceAll('\\n', '\n');
}
