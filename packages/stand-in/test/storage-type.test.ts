import { storageType } from '../src/schema/storage-type';

describe('storageType', () => {
  it.each([
    ['string', false, 'string'],
    ['boolean', false, 'bool'],
    ['stringList', false, ['list', 'string']],
    ['stringList', true, ['set', 'string']],
    ['numberMap', false, ['map', 'number']],
    ['stringMapList', false, ['list', ['map', 'string']]],
    ['stringListMap', false, ['map', ['list', 'string']]],
    ['stringListList', true, ['set', ['list', 'string']]],
    ['anyMap', false, 'dynamic'],
    ['VpcTimeouts', false, undefined],
  ])('reads %s (outermost set: %s) as %j', (storage, isSet, expected) => {
    expect(storageType(storage, isSet)).toEqual(expected);
  });
});
