import { attributeType, type Block } from '../../schema/schema';
import { isMadeUp } from '../../value/made-up';
import type { Path } from '../../value/path';
import { isArray, isMap, member, Unknown, type Value } from '../../value/value';
import type { Problem } from '../problem';

/** A text of a list, with its place. */
export interface PlacedText {
  readonly text: string;
  readonly path: Path;
}

const noBlock: Block = { attributes: [], blocks: [] };

/** A block of a configuration, as rules over several arguments read it: what is not known yet is no answer. */
export class Body {
  /**
   * @param block its schema, which tells sets from lists
   * @param path the way to it
   */
  constructor(
    private readonly value: Value,
    private readonly block: Block,
    readonly path: Path = [],
  ) {}

  /** A known text that is not empty. */
  text(name: string): string | undefined {
    const value = member(this.value, name);
    return typeof value === 'string' && value !== '' && !isMadeUp(value) ? value : undefined;
  }

  /** A known number, also where it is written as text. */
  number(name: string): number | undefined {
    const value = member(this.value, name);
    const number = typeof value === 'number' || typeof value === 'bigint' || typeof value === 'string' ? value : '';
    return number === '' || Number.isNaN(Number(number)) ? undefined : Number(number);
  }

  /** A known boolean. */
  flag(name: string): boolean | undefined {
    const value = member(this.value, name);
    return typeof value === 'boolean' ? value : value === 'true' ? true : value === 'false' ? false : undefined;
  }

  /** Whether it is set, is not (null, empty, an empty list), or is not known yet. */
  state(name: string): 'set' | 'unset' | 'unknown' {
    const value = member(this.value, name);
    if (value instanceof Unknown) return 'unknown';
    return value === null || value === '' || (isArray(value) && value.length === 0) ? 'unset' : 'set';
  }

  /** How many elements a list has; undefined when that is not known. */
  size(name: string): number | undefined {
    const value = member(this.value, name);
    return value instanceof Unknown ? undefined : isArray(value) ? value.length : 0;
  }

  /** The known texts of a list or set. */
  texts(name: string): readonly PlacedText[] {
    const value = member(this.value, name);
    if (!isArray(value)) return [];
    return value.flatMap((text, index) =>
      typeof text === 'string' && !isMadeUp(text) ? [{ text, path: this.element(name, index) }] : [],
    );
  }

  /** The blocks of a name, and the objects of an argument that is written like blocks. */
  bodies(name: string): readonly Body[] {
    const value = member(this.value, name);
    const inner = this.block.blocks.find((one) => one.name === name)?.block ?? noBlock;
    if (isMap(value)) return [new Body(value, inner, this.at(name))];
    if (!isArray(value)) return [];
    return value.flatMap((one, index) => (isMap(one) ? [new Body(one, inner, this.element(name, index))] : []));
  }

  /** The way to an argument of it. */
  at(name: string): Path {
    return [...this.path, { attribute_name: name }];
  }

  /** Something wrong with an argument of it. */
  fault(name: string, summary: string): Problem {
    return { summary, detail: '', path: this.at(name) };
  }

  private element(name: string, index: number): Path {
    const attribute = this.block.attributes.find((one) => one.name === name);
    const type = attribute && attributeType(attribute);
    const isSet =
      this.block.blocks.some((one) => one.name === name && one.nesting === 'set') ||
      (type !== undefined && typeof type !== 'string' && type[0] === 'set');
    return isSet ? this.at(name) : [...this.at(name), { element_key_int: index }];
  }
}
