import { z } from 'zod';

/** What the schema says of a value, as JSON Schema has it. */
export interface Shape {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly items?: Shape;
  readonly additionalProperties?: Shape | boolean;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly examples?: readonly unknown[];
}

/** What a comment in the code says of a field. */
export interface FieldComment {
  readonly text: string;
  /** After `@default`; undefined where there is none. */
  readonly default: string | undefined;
}

/** The comment of a field by its path; names that users choose, and places in lists, are `*`. */
export type Comments = ReadonlyMap<string, FieldComment>;

/** One line of the reference. */
export interface Row {
  readonly path: string;
  readonly required: boolean;
  readonly form: string;
}

/** The JSON Schema of a zod schema; what only code can judge takes any value here. */
function shapeOf(schema: z.ZodType): Shape {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape;
}

/** Fields that people write; what is below `versions` a program writes. */
export function environmentRows(schema: z.ZodType): readonly Row[] {
  return rows(shapeOf(schema)).filter(({ path }) => !path.startsWith('versions.'));
}

/** Every field of a shape, outermost first; variants of a field come together. */
function rows(shape: Shape, path = '', required = true): readonly Row[] {
  const own = path === '' ? [] : [{ path, required, form: form(shape) }];
  return unique([...own, ...inner(shape, path)]);
}

function inner(shape: Shape, path: string): readonly Row[] {
  const at = (name: string) => (path === '' ? name : `${path}.${name}`);
  const fields = Object.entries(shape.properties ?? {}).flatMap(([name, field]) =>
    rows(field, at(name), shape.required?.includes(name) ?? false),
  );
  const named = typeof shape.additionalProperties === 'object' ? inner(shape.additionalProperties, at('*')) : [];
  const listed = shape.items === undefined ? [] : inner(shape.items, at('*'));
  const variants = [...(shape.anyOf ?? []), ...(shape.oneOf ?? [])].flatMap((one) => inner(one, path));
  return [...fields, ...named, ...listed, ...variants];
}

function unique(all: readonly Row[]): readonly Row[] {
  return all.filter(({ path }, at) => all.findIndex((one) => one.path === path) === at);
}

/** What may be written, in few words. */
export function form(shape: Shape): string {
  const variants = shape.anyOf ?? shape.oneOf;
  if (variants !== undefined) return [...new Set(variants.map(form))].join(', or ');
  if (shape.const !== undefined) return `\`${JSON.stringify(shape.const)}\``;
  if (shape.enum !== undefined) return shape.enum.map((one) => `\`${JSON.stringify(one)}\``).join(', ');
  if (shape.type === 'array')
    return `list of ${form(shape.items ?? {})}${range(shape.minItems, shape.maxItems, ' entries')}`;
  if (shape.type === 'object')
    return typeof shape.additionalProperties === 'object' ? `name: ${form(shape.additionalProperties)}` : 'section';
  const example = shape.examples?.[0];
  const shown = example === undefined ? '' : `, such as \`${JSON.stringify(example)}\``;
  const least = shape.minimum ?? shape.exclusiveMinimum;
  const most = shape.maximum === Number.MAX_SAFE_INTEGER ? undefined : shape.maximum;
  return `${names[shape.type ?? ''] ?? 'any value'}${range(least, most)}${shown}`;
}

const names: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  number: 'number',
  boolean: 'true or false',
};

function range(least: number | undefined, most: number | undefined, unit = ''): string {
  if (least === undefined && most === undefined) return '';
  if (most === undefined) return `, ${least}${unit} or more`;
  return least === undefined ? `, at most ${most}${unit}` : `, ${least} to ${most}${unit}`;
}

/** The page: a table for each section. */
export function environmentPage(all: readonly Row[], comments: Comments): string {
  const sections = [...new Set(all.map(({ path }) => path.split('.')[0] ?? ''))];
  return [
    '# The environment, field by field',
    'Made of the schema that checks `environment.ts`, and of the comments in the code. `*` stands for a name of yours, or a place in a list. What rules say between fields is in the messages: every problem comes at once, with its path, its value and its fix.',
    ...sections.map((section) => {
      const lines = all
        .filter(({ path }) => path === section || path.startsWith(`${section}.`))
        .map((row) => line(row, comments.get(row.path)));
      return [
        `## ${section}`,
        '',
        '| field | form | what it is | when it is left out |',
        '| --- | --- | --- | --- |',
        ...lines,
      ].join('\n');
    }),
    '',
  ].join('\n\n');
}

function line({ path, required, form: said }: Row, comment: FieldComment | undefined): string {
  const left = required ? '**must be there**' : (comment?.default ?? 'nothing');
  return `| ${[`\`${path}\``, said, comment?.text ?? '', left].map(cell).join(' | ')} |`;
}

const cell = (text: string): string => text.replace(/\s+/g, ' ').replace(/\|/g, '\\|');
