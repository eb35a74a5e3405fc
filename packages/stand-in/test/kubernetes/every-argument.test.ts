import { bindingPackage, type Block, resourceBlock } from '../../src';
import { sentKinds } from '../../src/kubernetes/expanders/types';
import type { Expander } from '../../src/kubernetes/translate/expander';
import type { BindingPackage } from '../../src/schema/binding-package';

/** What of a resource is no part of its object. */
const own = /^(id|status|target_state|timeouts|wait_(for|until)_\w+)$/;

/** Arguments and blocks of the provider that the tables do not have, and blocks that they take for a value or the other way round. */
function gaps(path: string, block: Block, { arguments: known, unsent = {} }: Expander): string[] {
  const names = [...block.attributes.map(({ name }) => name), ...block.blocks.map(({ name }) => name)];
  const missing = names.filter((name) => !(name in known) && !(name in unsent));
  const wrong = block.attributes.filter(({ name }) => known[name]?.of);
  const inner = block.blocks.flatMap(({ name, block: below }) => {
    const { of } = known[name] ?? {};
    if (name in unsent || missing.includes(name)) return [];
    return of ? gaps(`${path}.${name}`, below, of) : [`${path}.${name} is a block`];
  });
  return [
    ...missing.map((name) => `${path}.${name}`),
    ...wrong.map(({ name }) => `${path}.${name} is no block`),
    ...inner,
  ];
}

const bindings = bindingPackage('kubernetes', __dirname);

describe('every argument of the provider', () => {
  it.each([...sentKinds])('is in the tables: %s', (type, { object }) => {
    const block = resourceBlock(bindings as BindingPackage, type) as Block;
    const outer = {
      ...block,
      attributes: block.attributes.filter(({ name }) => !own.test(name)),
      blocks: block.blocks.filter(({ name }) => !own.test(name)),
    };
    expect(gaps(type, outer, object)).toEqual([]);
  });
});
