import * as fc from 'fast-check';

type Members = Readonly<Record<string, unknown>>;

/** Objects between the top of a configuration and the body of a block, by block: at each of them Terraform takes a list as well. */
const labelCounts: Readonly<Record<string, number>> = { data: 2, resource: 2, output: 1, provider: 1, module: 1 };

/**
 * The same configuration in other spellings: each object of blocks and labels as it is, in a list, in a list of a list, or in several objects of one list
 * ("JSON Configuration Syntax", developer.hashicorp.com/terraform: "a JSON array of objects"), and the keys in any order.
 */
export function respelled(json: Members): fc.Arbitrary<unknown> {
  return fc
    .tuple(
      ...Object.entries(json).map(([name, block]) =>
        respelledBlock(block, labelCounts[name] ?? 0).map((one) => [name, one] as const),
      ),
    )
    .chain((entries) => fc.shuffledSubarray(entries, { minLength: entries.length }))
    .chain((entries) => spelled(Object.fromEntries(entries), 1));
}

/** @param labels objects before the body, which is respelled with the blocks in it */
function respelledBlock(block: unknown, labels: number): fc.Arbitrary<unknown> {
  if (Array.isArray(block))
    return fc
      .tuple(...block.map((one) => respelledBlock(one, labels)))
      .chain((list) => fc.constantFrom(list, [list], list.length === 1 ? list[0] : list));
  if (typeof block !== 'object' || block === null) return fc.constant(block);
  const inner = Object.entries(block as Members);
  return fc
    .tuple(
      ...inner.map(([name, one]) =>
        (labels > 0 ? respelledBlock(one, labels - 1) : nested(one)).map((spelling) => [name, spelling] as const),
      ),
    )
    .chain((entries) => spelled(Object.fromEntries(entries), 4));
}

/** A block in a body: alone, or in a list. */
const nested = (value: unknown): fc.Arbitrary<unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? fc.constantFrom(value, [value])
    : fc.constant(value);

/** @param most number of the spellings that may be chosen */
function spelled(value: Members, most: number): fc.Arbitrary<unknown> {
  const entries = Object.entries(value);
  const apart = entries.map((entry) => Object.fromEntries([entry]));
  return fc.constantFrom(...[value, [value], [[value]], apart.length > 0 ? apart : [value]].slice(0, most));
}
