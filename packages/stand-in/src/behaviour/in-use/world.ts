import { type Json } from '../../value/from-json';
import { parseState } from '../../value/parse-state';
import { isMap, member, type Value, type ValueMap } from '../../value/value';

/** An object that stands behind the stand-in. */
export interface LiveObject {
  readonly type: string;
  readonly values: ValueMap;
}

/** Types of which a new object may take the place of another state's: `allow_overwrite` (hashicorp/aws 6.25.0, service/route53/record.go). */
const overwritten: ReadonlySet<string> = new Set(['aws_route53_record']);

/**
 * All that stands behind a stand-in, whichever stack or provider made it.
 *
 * It learns of an object when it makes it, and when Terraform reads a state that has it. A stand-in that is started on states of other
 * stacks is told of them by {@link World.observeState}; one `World` can also serve several stand-ins, one after the other.
 */
export class World {
  private readonly objects = new Map<string, Map<string, LiveObject>>();
  private readonly removed = new Map<string, Map<string, LiveObject>>();

  /** Notes an object that exists, as its latest state says. */
  observe(type: string, values: Value): void {
    if (!isMap(values)) return;
    put(this.objects, { type, values });
    this.removed.get(type)?.delete(keyOf(values));
  }

  /**
   * An object as it is now, where several states may hold the same one: whoever made it last says how it is, and whoever destroyed it took it from all.
   * What was never heard of is as its state says.
   */
  asItIs(type: string, values: Value): Value {
    if (!overwritten.has(type) || !isMap(values)) return values;
    if (this.removed.get(type)?.has(keyOf(values))) return null;
    return this.objects.get(type)?.get(keyOf(values))?.values ?? values;
  }

  /** Notes an object that a state holds, unless more is known of it. */
  recall(type: string, values: Value): void {
    this.observe(type, this.asItIs(type, values));
  }

  /** Notes that an object is gone. */
  remove(type: string, values: Value): void {
    if (!isMap(values)) return;
    this.objects.get(type)?.delete(keyOf(values));
    put(this.removed, { type, values });
  }

  /** Objects of a type that were there, and are gone. */
  goneOf(type: string): readonly LiveObject[] {
    return [...(this.removed.get(type)?.values() ?? [])];
  }

  /** The live objects of a type, in the order in which they became known. */
  ofType(type: string): readonly LiveObject[] {
    return [...(this.objects.get(type)?.values() ?? [])];
  }

  /**
   * Notes every managed object that a state file has, deposed ones too.
   *
   * @param text the file's content, version 4; an empty one has no objects
   */
  observeState(text: string): void {
    if (text.trim() === '') return;
    for (const { mode, type, instances } of resourcesOf(parseState(text))) {
      if (mode !== 'managed' || typeof type !== 'string') continue;
      for (const { attributes } of rows(instances)) this.observe(type, attributes ?? null);
    }
  }
}

function put(objects: Map<string, Map<string, LiveObject>>, object: LiveObject): void {
  const ofType = objects.get(object.type) ?? new Map<string, LiveObject>();
  objects.set(object.type, ofType.set(keyOf(object.values), object));
}

/** What tells an object from others of its type: ids are unique in a region; what has an ARN is told apart by it. */
export function keyOf(values: ValueMap): string {
  const arn = member(values, 'arn');
  return typeof arn === 'string' && arn !== ''
    ? arn
    : `${text(member(values, 'region'))} ${text(member(values, 'id'))}`;
}

const text = (value: Value): string => (typeof value === 'string' ? value : '');
const resourcesOf = (state: Json): readonly Record<string, Json>[] => rows(isRow(state) ? state.resources : null);
const rows = (json: Json | undefined): readonly Record<string, Json>[] =>
  Array.isArray(json) ? json.filter(isRow) : [];
const isRow = (json: Json): json is Record<string, Json> =>
  typeof json === 'object' && json !== null && !Array.isArray(json);
