import { continued, twins } from '../src/behaviour/set-elements';
import { Unknown, type Value } from '../src/value/value';

describe('continued', () => {
  it.each<[string, Value[], Value, Value[]]>([
    ['an equal element', [{ a: '1' }], [{ a: '1' }], [{ a: '1' }]],
    ['one that was filled in', [{ a: '1', b: null }], [{ a: '1', b: 'made up' }], [{ a: '1', b: 'made up' }]],
    [
      'one filled in deep inside',
      [{ a: [{ b: null, c: '1' }] }],
      [{ a: [{ b: 'x', c: '1' }] }],
      [{ a: [{ b: 'x', c: '1' }] }],
    ],
    ['none that differs', [{ a: '2' }], [{ a: '1' }], [null]],
    ['none with more elements inside', [{ a: ['1'] }], [{ a: ['1', '2'] }], [null]],
    ['none when there was no set', [{ a: '1' }], null, [null]],
    [
      'the equal one before one that only agrees',
      [{ a: null }, { a: '1' }],
      [{ a: '1' }, { a: '2' }],
      [{ a: '2' }, { a: '1' }],
    ],
    ['no prior element twice', [{ a: null }, { a: null }], [{ a: '1' }], [{ a: '1' }, null]],
  ])('takes %s', (_case, elements, prior, expected) => {
    expect(continued(elements, prior)).toEqual(expected);
  });
});

describe('twins', () => {
  it.each<[string, Value[], number[]]>([
    ['no element that differs from the rest', [{ a: '1' }, { a: '2' }], []],
    ['both of two equal ones', [{ a: '1' }, { a: '2' }, { a: '1' }], [0, 2]],
    ['none that is not known', [{ a: Unknown.value }, { a: Unknown.value }], []],
  ])('are %s', (_case, elements, expected) => {
    expect([...twins(elements)]).toEqual(expected);
  });
});
