import type { Block } from '../../src/schema/schema';
import { pathName } from '../../src/value/path';
import type { Value } from '../../src/value/value';
import { asType, configuration, type Place } from './place';
import type { RealProvider, Said } from './real-provider';

/** One probe of one attribute. */
export interface Verdict {
  readonly probe: string | number;
  /** The probe as a value of the attribute's type. */
  readonly value: Value;
  /** What the provider says; undefined when it takes the value. */
  readonly refused: string | undefined;
}

/** A type whose attributes are probed, and the provider that is asked. */
export interface Probed {
  readonly provider: RealProvider;
  readonly kind: 'resource' | 'data';
  readonly type: string;
  readonly block: Block;
}

/** The same, once it is known what goes together. */
export interface Subject extends Probed {
  /** Values without which an attribute is not judged, by attribute. */
  readonly companions: ReadonlyMap<string, readonly string[]>;
}

const relation =
  /^(Conflicting configuration arguments|Invalid combination of arguments|Missing required argument|Missing Configuration|Invalid Attribute Combination|Insufficient|Too many|Not enough)/;

/**
 * Errors about the value of the only attribute that is set in its block; those about how attributes go together are left out. The SDK's paths
 * of nested attributes may end in another attribute of the same block (a shared slice), so the block is what is compared.
 */
export function valueErrors(said: readonly Said[], path: string): readonly Said[] {
  const parent = (name: string): string => name.split('.').slice(0, -1).join('.');
  return said.filter(({ severity, summary, attribute }) => {
    const name = pathName(attribute?.steps ?? []);
    if (severity !== 1 || relation.test(summary)) return false;
    // An element of a set has no path of its own: what is in it is told of the block.
    return name === path || (path.includes('.') && (parent(name) === parent(path) || name === parent(path)));
  });
}

/** What the provider says of each probe of an attribute; a map gets each as a value and as a key. */
export async function verdicts(
  subject: Subject,
  place: Place,
  probes: readonly (string | number)[],
): Promise<readonly Verdict[]> {
  const { type: attributeType } = place.attribute;
  const isMap = Array.isArray(attributeType) && attributeType[0] === 'map';
  const isText = JSON.stringify(attributeType).includes('"string"');
  const told = new Set<string>();
  const all = probes.flatMap((probe) => {
    if (isText && typeof probe === 'number') return [];
    const value = asType(attributeType, probe);
    const keyed = isMap && String(probe) !== '' ? asType(attributeType, 'a', String(probe)) : undefined;
    return [value, keyed].flatMap((one) => (one === undefined ? [] : [{ probe, value: one }]));
  });
  // A flag is the same for every probe.
  const values = all.filter(({ value }) => {
    const key = JSON.stringify(value);
    return !told.has(key) && told.add(key);
  });
  return Promise.all(values.map(async (one) => ({ ...one, refused: await refused(subject, place.path, one.value) })));
}

async function refused(
  { provider, kind, type, block, companions }: Subject,
  path: string,
  value: Value,
): Promise<string | undefined> {
  const others = (companions.get(path) ?? []).filter((name) => name !== path);
  const values = new Map<string, Value>([[path, value], ...others.map((name) => [name, 'a'] as const)]);
  const errors = valueErrors(await provider.validate(kind, type, configuration(block, values)), path);
  return errors.length === 0 ? undefined : errors.map(({ summary, detail }) => `${summary} ${detail}`).join('\n');
}
