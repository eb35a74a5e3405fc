import * as fc from 'fast-check';

import { parsePath, pathWritten } from '../../src/drift/attribute-path';
import { parseDrifts } from '../../src/drift/drift';
import { parseFaults } from '../../src/faults/fault';

const name = fc.stringMatching(/^[A-Za-z_][\w-]*$/);
/** A key that looks like a position is one: maps take both. */
const key = fc.string({ unit: 'grapheme' }).filter((text) => !/^\d+$/.test(text));
const target = fc.constantFrom(
  '',
  'aws_vpc',
  'aws_vpc.main',
  'aws_vpc.*.tags',
  'data.aws_vpc.x',
  'aws_vpc.a.tags["',
  'aws_vpc.a.tags["\\',
);

describe('a path', () => {
  it('is read as it is written, whatever the keys', () => {
    fc.assert(
      fc.property(name, fc.array(fc.oneof(name, key, fc.nat()), { maxLength: 4 }), (first, rest) => {
        const path = [first, ...rest];
        expect(parsePath(`.${pathWritten(path)}=value`)).toEqual({ path, rest: '=value' });
      }),
    );
  });

  it.each([
    ['.tags["a.b=c"]', ['tags', 'a.b=c']],
    ['.tags["say \\"hi\\""]', ['tags', 'say "hi"']],
    ['.list.0[1]', ['list', 0, 1]],
  ])('%s is %j', (text, path) => expect(parsePath(text)).toEqual({ path, rest: '' }));

  it.each(['', '.0', '[0].a', '["key"]', 'tags'])('does not begin with anything but an attribute: %j', (text) =>
    expect(parsePath(text)).toBeUndefined(),
  );
});

it('nothing that a user can write ends in an exception: it is read, or refused in one line', () => {
  fc.assert(
    fc.property(target, fc.string({ unit: 'grapheme' }), (begin, rest) => {
      for (const { values, problems } of [parseFaults([begin + rest]), parseDrifts([begin + rest])]) {
        expect(values.length + problems.length).toBe(1);
      }
    }),
  );
});
