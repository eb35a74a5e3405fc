import { describeType } from '../src';
import type { Block } from '../src/schema/schema';
import { forceNewTable } from '../src/tables/force-new';

/** Dotted names of all attributes and blocks, at every depth. */
function namesOf({ attributes, blocks }: Block, path = ''): readonly string[] {
  return [
    ...attributes.flatMap(({ name, nested }) => [
      path + name,
      ...(nested ? namesOf({ attributes: nested.attributes, blocks: [] }, `${path}${name}.`) : []),
    ]),
    ...blocks.flatMap(({ name, block }) => [path + name, ...namesOf(block, `${path}${name}.`)]),
  ];
}

describe('the tables name only what the bindings have', () => {
  it.each(Object.entries(forceNewTable))('force-new attributes of %s', (type, { attributes }) => {
    const description = describeType(type, 'resource', __dirname);
    const names = description ? namesOf(description.block) : [];
    expect(attributes.filter((name) => !names.includes(name))).toEqual([]);
  });

  it('say of every entry where it was read, and whether to its end', () => {
    const vague = Object.entries(forceNewTable).filter(
      ([, { source }]) => !/(@[0-9a-f]{7}|v\d+\.\d+\.\d+.*|\(not read to its end\))$/.test(source),
    );
    expect(vague.map(([type]) => type)).toEqual([]);
  });
});
