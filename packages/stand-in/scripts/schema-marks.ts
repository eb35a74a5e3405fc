/**
 * Marks that the bindings lose, from what the real provider tells Terraform: sensitive, write-only, deprecated, and limits of blocks above one.
 *
 * Usage: terraform providers schema -json | tsx schema-marks.ts hashicorp/aws > MARKS.json
 */
import { readFileSync } from 'node:fs';

interface BlockJson {
  readonly attributes?: Readonly<
    Record<string, { readonly sensitive?: boolean; readonly write_only?: boolean; readonly deprecated?: boolean }>
  >;
  readonly block_types?: Readonly<
    Record<string, { readonly block: BlockJson; readonly min_items?: number; readonly max_items?: number }>
  >;
}
type Marks = Record<string, Record<string, unknown>>;

function marks({ attributes = {}, block_types: blocks = {} }: BlockJson, prefix = ''): Marks {
  const own = Object.entries(attributes).flatMap(([name, { sensitive, write_only: writeOnly, deprecated }]) =>
    sensitive || writeOnly || deprecated
      ? [
          [
            `${prefix}${name}`,
            { ...(sensitive && { sensitive }), ...(writeOnly && { writeOnly }), ...(deprecated && { deprecated }) },
          ] as const,
        ]
      : [],
  );
  const limits = Object.entries(blocks).flatMap(([name, { min_items: minItems = 0, max_items: maxItems = 0 }]) =>
    minItems > 1 || maxItems > 1 ? [[`${prefix}${name}`, { minItems, maxItems }] as const] : [],
  );
  const inner = Object.entries(blocks).map(([name, { block }]) => marks(block, `${prefix}${name}.`));
  return Object.assign({}, Object.fromEntries([...own, ...limits]), ...inner) as Marks;
}

const { provider_schemas: providers } = JSON.parse(readFileSync(0, 'utf8')) as {
  provider_schemas: Record<
    string,
    {
      resource_schemas: Record<string, { block: BlockJson }>;
      data_source_schemas: Record<string, { block: BlockJson }>;
    }
  >;
};
const [, schemas] = Object.entries(providers).find(([name]) => name.endsWith(process.argv[2] ?? '')) ?? [];
const all = [
  ...Object.entries(schemas?.resource_schemas ?? {}),
  ...Object.entries(schemas?.data_source_schemas ?? {}).map(([type, schema]) => [`data.${type}`, schema] as const),
];
const names = ({ attributes = {}, block_types: blocks = {} }: BlockJson, prefix = ''): readonly string[] => [
  ...Object.keys(attributes).map((name) => `${prefix}${name}`),
  ...Object.entries(blocks).flatMap(([name, { block }]) => [`${prefix}${name}`, ...names(block, `${prefix}${name}.`)]),
];
const found = Object.fromEntries(all.map(([type, { block }]) => [type, marks(block)]));
process.stdout.write(
  JSON.stringify({ ...found, __names: Object.fromEntries(all.map(([type, { block }]) => [type, names(block)])) }),
);
