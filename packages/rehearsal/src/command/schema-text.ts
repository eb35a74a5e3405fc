import type { CtyType } from '@spot-serving/stand-in';
import type { Attribute, Block, NestedBlock } from '@spot-serving/stand-in';
import type { TypeDescription } from '@spot-serving/stand-in';

/** One line of the listing. */
interface Line {
  readonly depth: number;
  readonly name: string;
  readonly type: string;
  readonly marks: readonly string[];
}

/** A type's schema for people: one line for each argument, exported value and block, settable ones first, then what is not known. */
export function schemaText({ type, kind, block, forceNew }: TypeDescription): string {
  const lines = linesOf(block, new Set(forceNew?.attributes), '', 0);
  const [names, types] = [widest(lines.map(label)), widest(lines.map((line) => line.type))];
  const listing = lines.map((line) =>
    `  ${label(line).padEnd(names)}  ${line.type.padEnd(types)}  ${line.marks.join(', ')}`.trimEnd(),
  );
  return [
    `${type} (${kind === 'data' ? 'data source' : 'resource'})`,
    '',
    ...listing,
    '',
    ...notes(kind, forceNew),
    '',
  ].join('\n');
}

function linesOf(
  { attributes, blocks }: Block,
  forceNew: ReadonlySet<string>,
  path: string,
  depth: number,
): readonly Line[] {
  const replaces = (name: string): readonly string[] => (forceNew.has(path + name) ? ['force-new'] : []);
  const ordered = [...attributes].sort((one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name));
  return [
    ...ordered.flatMap((one): readonly Line[] => [
      {
        depth,
        name: one.name,
        type: one.nested ? `${one.nested.nesting} of` : typeText(one.type ?? 'dynamic'),
        marks: [...flags(one), ...replaces(one.name)],
      },
      ...(one.nested
        ? linesOf({ attributes: one.nested.attributes, blocks: [] }, forceNew, `${path}${one.name}.`, depth + 1)
        : []),
    ]),
    ...blocks.flatMap((one): readonly Line[] => [
      { depth, name: one.name, type: `${one.nesting} block`, marks: [...limits(one), ...replaces(one.name)] },
      ...linesOf(one.block, forceNew, `${path}${one.name}.`, depth + 1),
    ]),
  ];
}

/** Required, then optional, then read-only. */
const rank = ({ required, optional }: Attribute): number => (required ? 0 : optional ? 1 : 2);

function flags({ required, optional, computed, sensitive }: Attribute): readonly string[] {
  const set = required ? ['required'] : optional ? ['optional', ...(computed ? ['computed'] : [])] : ['read-only'];
  return sensitive ? [...set, 'sensitive'] : set;
}

const limits = ({ minItems, maxItems }: NestedBlock): readonly string[] => [
  minItems > 0 ? 'required' : 'optional',
  ...(maxItems > 0 ? [`at most ${maxItems}`] : []),
];

/** A type as Terraform writes it: `list(string)`, `object({ a = string })`. */
function typeText(type: CtyType): string {
  if (typeof type === 'string') return type;
  if (type[0] === 'tuple') return `tuple([${type[1].map(typeText).join(', ')}])`;
  if (type[0] !== 'object') return `${type[0]}(${typeText(type[1])})`;
  return `object({ ${Object.entries(type[1])
    .map(([name, inner]) => `${name} = ${typeText(inner)}`)
    .join(', ')} })`;
}

function notes(kind: TypeDescription['kind'], forceNew: TypeDescription['forceNew']): readonly string[] {
  const lost =
    'Not known: defaults, conflicts, value formats, limits above 1, write-only and deprecated marks (docs/rehearsal-limits.md).';
  if (kind === 'data') return [lost];
  const table = forceNew
    ? `Force-new: ${forceNew.source}.`
    : 'Force-new: no table; every change is shown as an update in place.';
  return [table, lost];
}

const label = ({ depth, name }: Line): string => '  '.repeat(depth) + name;
const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map((text) => text.length));
