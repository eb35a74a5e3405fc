import type { Block } from '@spot-serving/stand-in';

import { deeper, expression, reference } from './expression';

/** An object of Terraform's JSON. */
export type Json = Readonly<Record<string, unknown>>;

const noBlocks: Block = { attributes: [], blocks: [] };
/** Blocks that are Terraform's own in resources, data sources and outputs (its language reference, Meta-Arguments). */
const metaBlocks = new Set(['lifecycle', 'precondition', 'postcondition', 'connection']);
/** Arguments that are addresses and no strings. */
const bare = new Set(['depends_on', 'provider', 'ignore_changes', 'replace_triggered_by']);

/**
 * The lines of a body, without its braces.
 *
 * @param block what the schema says, which alone can tell a nested block from an argument
 */
export function bodyLines(json: Json, block: Block, indent: string): readonly string[] {
  return Object.entries(json).flatMap(([name, value]) => {
    if (name === '//' || value === undefined) return [];
    const nested = block.blocks.find((one) => one.name === name);
    if (nested?.nesting === 'map')
      return labelled(value, (label, one) => blockLines(`${name} "${label}"`, one, nested.block, indent));
    if (nested !== undefined) return objects(value).flatMap((one) => blockLines(name, one, nested.block, indent));
    const argument = () => [`${indent}${name} = ${expression(value, indent)}`];
    return block.attributes.some((one) => one.name === name)
      ? argument()
      : (ownLines(name, value, block, indent) ?? argument());
  });
}

/** What is Terraform's own in a body; undefined for what is not, or is the provider's under the same name. */
function ownLines(name: string, value: unknown, block: Block, indent: string): readonly string[] | undefined {
  if (bare.has(name)) return [`${indent}${name} = ${reference(value)}`];
  if (name === 'dynamic') return labelled(value, (label, one) => dynamicLines(label, one, block, indent));
  if (name === 'provisioner')
    return labelled(value, (label, one) => blockLines(`provisioner "${label}"`, one, noBlocks, indent));
  return metaBlocks.has(name) ? objects(value).flatMap((one) => blockLines(name, one, noBlocks, indent)) : undefined;
}

/** A block with its header; its JSON may be null, which means none. */
export function blockLines(header: string, json: Json, block: Block, indent: string): readonly string[] {
  return [`${indent}${header} {`, ...bodyLines(json, block, deeper(indent)), `${indent}}`];
}

/** Terraform takes one object, a list of them, and lists of lists for blocks. */
export function objects(value: unknown): readonly Json[] {
  if (value === null) return [];
  return Array.isArray(value) ? value.flatMap(objects) : [value as Json];
}

function labelled(value: unknown, lines: (label: string, json: Json) => readonly string[]): readonly string[] {
  return objects(value).flatMap((one) =>
    Object.entries(one).flatMap(([label, bodies]) => objects(bodies).flatMap((body) => lines(label, body))),
  );
}

function dynamicLines(
  label: string,
  { content, iterator, ...json }: Json,
  block: Block,
  indent: string,
): readonly string[] {
  const inner = block.blocks.find(({ name }) => name === label)?.block ?? noBlocks;
  const named = iterator === undefined ? [] : [`${deeper(indent)}iterator = ${reference(iterator)}`];
  const contents = objects(content ?? {}).flatMap((one) => blockLines('content', one, inner, deeper(indent)));
  return [
    `${indent}dynamic "${label}" {`,
    ...bodyLines(json, noBlocks, deeper(indent)),
    ...named,
    ...contents,
    `${indent}}`,
  ];
}
