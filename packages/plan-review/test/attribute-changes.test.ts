import { attributeChanges } from '../src/changes/attribute-changes';
import { Redaction } from '../src/redact/redaction';
import { changeLines } from '../src/render/change-lines';
import { aPlan, type ChangeInit } from './support/plan-json';

/** What a review shows of one change. */
function lines(init: Omit<ChangeInit, 'address'>, type = 'aws_thing'): readonly string[] {
  const plan = aPlan([{ address: `${type}.a`, ...init }]);
  const [change] = plan.changes;
  return change === undefined ? [] : changeLines(attributeChanges(type, change.change, new Redaction([plan])));
}

describe('attribute changes', () => {
  it.each<[string, Omit<ChangeInit, 'address'>, readonly string[]]>([
    [
      'a changed, a new and a gone attribute',
      { before: { a: 1, b: 'x' }, after: { a: 2, c: true } },
      ['! a: 1 -> 2', '- b = "x"', '+ c = true'],
    ],
    [
      'nested blocks without their index',
      { before: { spec: [{ size: 1 }] }, after: { spec: [{ size: 2 }] } },
      ['! spec.size: 1 -> 2'],
    ],
    [
      'lists by name, in whatever order',
      {
        before: {
          list: [
            { name: 'a', v: 1 },
            { name: 'b', v: 1 },
          ],
        },
        after: {
          list: [
            { name: 'b', v: 2 },
            { name: 'a', v: 1 },
          ],
        },
      },
      ['! list[b].v: 1 -> 2'],
    ],
    [
      'entries that come and go, whole',
      { before: { list: [{ name: 'a' }, { name: 'b' }] }, after: { list: [{ name: 'a' }, { name: 'c' }] } },
      ['- list[b] = {"name":"b"}', '+ list[c] = {"name":"c"}'],
    ],
    [
      'plain lists as sets',
      { before: { zones: ['a', 'b'] }, after: { zones: ['c', 'a'] } },
      ['- zones[] = "b"', '+ zones[] = "c"'],
    ],
    [
      'JSON in texts by structure',
      { before: { text: '{"a":1,"b":2}' }, after: { text: '{"b":3,"a":1}' } },
      ['! text.b: 2 -> 3'],
    ],
    [
      'nothing where only the layout of JSON differs',
      { before: { text: '{"a":1,"b":2}' }, after: { text: '{ "b": 2, "a": 1 }' } },
      [],
    ],
    [
      'what is known after apply',
      { before: { arn: 'x' }, after: {}, afterUnknown: { arn: true } },
      ['! arn: "x" -> (known after apply)'],
    ],
    [
      'several lines by line',
      { before: { text: 'a\nb\nc' }, after: { text: 'a\nB\nc' } },
      ['! text:', '-   b', '+   B'],
    ],
    [
      'long values on a line each',
      { before: { text: 'a '.repeat(40) }, after: { text: 'b '.repeat(40) } },
      [`- text = "${'a '.repeat(40)}"`, `+ text = "${'b '.repeat(40)}"`],
    ],
  ])('shows %s', (_, init, expected) => {
    expect(lines(init)).toEqual(expected);
  });

  it.each<[string, Omit<ChangeInit, 'address'>, readonly string[]]>([
    [
      'a marked attribute',
      { before: { a: 'one' }, after: { a: 'two' }, afterSensitive: { a: true } },
      ['! a: changed (hidden)'],
    ],
    [
      'an attribute that was marked before',
      { before: { a: 'one' }, after: { a: 'two' }, beforeSensitive: { a: true } },
      ['! a: changed (hidden)'],
    ],
    [
      'a marked attribute that is new',
      { before: {}, after: { a: 'one' }, afterSensitive: { a: true } },
      ['+ a: set (hidden)'],
    ],
    [
      'a marked attribute that goes',
      { before: { a: 'one' }, after: {}, beforeSensitive: { a: true } },
      ['- a: removed (hidden)'],
    ],
    [
      'everything under a mark',
      { before: { a: { b: [1] } }, after: { a: { b: [2] } }, afterSensitive: { a: true } },
      ['! a: changed (hidden)'],
    ],
    [
      'marked entries of lists, by place',
      { before: { l: ['one', 'two'] }, after: { l: ['one', 'six'] }, afterSensitive: { l: [false, true] } },
      ['! l[1]: changed (hidden)'],
    ],
    [
      'a secret by its name',
      { before: { db_password: 'one' }, after: { db_password: 'two' } },
      ['! db_password: changed (hidden)'],
    ],
    [
      'the value of an environment variable with such a name',
      {
        before: {
          env: [
            { name: 'API_TOKEN', value: 'one' },
            { name: 'MODEL', value: 'a' },
          ],
        },
        after: {
          env: [
            { name: 'API_TOKEN', value: 'two' },
            { name: 'MODEL', value: 'b' },
          ],
        },
      },
      ['! env[API_TOKEN].value: changed (hidden)', '! env[MODEL].value: "a" -> "b"'],
    ],
    [
      'the data of a Secret in a manifest',
      {
        before: { manifest: { kind: 'Secret', data: { a: 'one' } } },
        after: { manifest: { kind: 'Secret', data: { a: 'two' } } },
      },
      ['! manifest.data: changed (hidden)'],
    ],
    [
      'one side by the other',
      { before: { note: 'plain' }, after: { note: 'AKIAIOSFODNN7EXAMPLE' } },
      ['! note: changed (hidden)'],
    ],
    [
      'a marked value where it is not marked',
      { before: {}, after: { a: 'sesame open', b: 'say sesame open' }, afterSensitive: { a: true } },
      ['+ a: set (hidden)', '+ b: set (hidden)'],
    ],
    [
      'nothing of a hidden value that stays',
      { before: { a: 'one' }, after: { a: 'one' }, afterSensitive: { a: true } },
      [],
    ],
  ])('hides %s', (_, init, expected) => {
    expect(lines(init)).toEqual(expected);
  });

  it('shows booleans under names of secrets, for they hold none', () => {
    expect(lines({ before: { keepTLSSecret: false }, after: { keepTLSSecret: true } })).toEqual([
      '! keepTLSSecret: false -> true',
    ]);
  });

  it('reads the values of helm as YAML, and no other text', () => {
    expect(lines({ before: { values: ['a: 1\nb: 2'] }, after: { values: ['b: 2\na: 3'] } }, 'helm_release')).toEqual([
      '! values.a: 1 -> 3',
    ]);
    expect(lines({ before: { note: 'a: 1' }, after: { note: 'a: 3' } })).toEqual(['! note: "a: 1" -> "a: 3"']);
  });
});
