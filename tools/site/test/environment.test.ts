import { environmentSchema } from '@spot-serving/core';

import { environmentComments } from '../src/comments';
import { environmentPage, environmentRows, form } from '../src/environment';

const all = environmentRows(environmentSchema);
const comments = environmentComments();

describe('the reference of the environment', () => {
  it('has every field, down to the flags of a model', () => {
    expect(all.length).toBeGreaterThan(90);
    expect(all.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['name', 'network.nat', 'models.served.*.flags.grpcMaxThreads', 'administrators']),
    );
  });

  it('has a comment for each, and for each that may be left out what is then', () => {
    expect(all.filter(({ path }) => !comments.get(path)?.text).map(({ path }) => path)).toEqual([]);
    expect(
      all.filter(({ path, required }) => !required && !comments.get(path)?.default).map(({ path }) => path),
    ).toEqual([]);
  });

  it.each([
    [{ type: 'integer', minimum: 2, maximum: 3 }, 'whole number, 2 to 3'],
    [{ type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER }, 'whole number, 1 or more'],
    [{ type: 'string', examples: ['app'] }, 'text, such as `"app"`'],
    [{ enum: ['dev', 'prod'] }, '`"dev"`, `"prod"`'],
    [{ anyOf: [{ type: 'integer' }, { const: 'none' }] }, 'whole number, or `"none"`'],
    [{ type: 'array', items: { type: 'string' }, minItems: 1 }, 'list of text, 1 entries or more'],
    [{ type: 'object', additionalProperties: { type: 'string' } }, 'name: text'],
  ])('says of %j: %s', (shape, words) => expect(form(shape)).toBe(words));

  it('is a page of tables', () => {
    const page = environmentPage(all, comments);
    expect(page).toMatch(/^\| `network\.nat` \| `"none"`, .* \| Way out to the internet\..* \| 'per-zone' /m);
    expect(page).toMatch(/^\| `name` \| text, such as `"app"` \| .* \| \*\*must be there\*\* \|$/m);
  });
});
