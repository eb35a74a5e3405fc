import type { CtyType } from './cty-type';

const primitives: Readonly<Record<string, CtyType>> = {
  string: 'string',
  number: 'number',
  boolean: 'bool',
  any: 'dynamic',
};

/**
 * Type that a storage class of the bindings stands for: `stringMapList` is a list of maps of strings.
 *
 * Suffixes wrap from left to right. The bindings write sets as lists, so the caller says whether the outermost is a set.
 * `anyMap` is how the generator writes a dynamic value. `undefined` when the name is not a storage class.
 */
export function storageType(storage: string, outermostIsSet: boolean): CtyType | undefined {
  const [, base = '', wrappers = ''] = /^(string|number|boolean|any)((?:List|Map|Set)*)$/i.exec(storage) ?? [];
  const primitive = primitives[base.toLowerCase()];
  if (primitive === undefined) return undefined;
  const kinds = wrappers.match(/List|Map|Set/g) ?? [];
  if (primitive === 'dynamic' && wrappers === 'Map') return 'dynamic';
  return kinds.reduce<CtyType>((element, kind, at) => {
    const isSet = kind === 'Set' || (kind === 'List' && outermostIsSet && at === kinds.length - 1);
    return [kind === 'Map' ? 'map' : isSet ? 'set' : 'list', element];
  }, primitive);
}
