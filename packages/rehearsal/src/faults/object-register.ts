import { type Disturbance, member, type ProviderCall, type Value } from '@spot-serving/stand-in';

/** An object and the address that a state has it under. */
export interface HeldObject {
  /** Type and id, see {@link objectKey}. */
  readonly key: string;
  /** Stack and address. */
  readonly address: string;
}

/** What a state lacks or has too much of; all empty when states and objects agree. */
export interface Disagreement {
  /** Objects that were made and that no state has: in a real account they would be orphans. */
  readonly orphans: readonly string[];
  /** Addresses of objects that states have and that were never made, or are gone. */
  readonly lost: readonly string[];
  /** Objects that states have under more than one address. */
  readonly doubled: readonly string[];
}

/** One text per object: ids are unique within a type. */
export const objectKey = (type: string, id: string): string => `${type} ${id}`;

/** What exists behind the stand-in: every object that it made, changed or let import, until it is destroyed. */
export class ObjectRegister implements Pick<Disturbance, 'after'> {
  private readonly live = new Set<string>();

  /** Notes what an apply or an import did; other calls do nothing. */
  after(call: ProviderCall, state: Value): Value {
    if (call.phase === 'apply' || call.phase === 'import') {
      this.note(call.type, call.prior, (key) => this.live.delete(key));
      this.note(call.type, state, (key) => this.live.add(key));
    }
    return state;
  }

  /** Holds what exists against what all states together have. */
  disagreement(held: readonly HeldObject[]): Disagreement {
    const keys = held.map(({ key }) => key);
    return {
      orphans: [...this.live].filter((key) => !keys.includes(key)),
      lost: held.filter(({ key }) => !this.live.has(key)).map(({ address }) => address),
      doubled: [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))],
    };
  }

  private note(type: string, state: Value, change: (key: string) => void): void {
    const id = member(state, 'id');
    if (typeof id === 'string') change(objectKey(type, id));
  }
}

/** The disagreement in words, one line each; none when there is none. */
export function disagreementLines({ orphans, lost, doubled }: Disagreement): readonly string[] {
  return [
    ...orphans.map((key) => `${key} was made, and no state has it`),
    ...lost.map((address) => `${address} is in a state, and was not made`),
    ...doubled.map((key) => `${key} is in the states more than once`),
  ];
}
