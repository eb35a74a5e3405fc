import type { CtyType } from '@spot-serving/stand-in';
import type { Attribute, Block, NestedBlock } from '@spot-serving/stand-in';
import { factTexts, type TypeDescription, type TypeFacts } from '@spot-serving/stand-in';

/** One line of the listing. */
interface Line {
  readonly depth: number;
  readonly name: string;
  readonly type: string;
  readonly marks: readonly string[];
  /** What its value must be, and how it goes together with others. */
  readonly facts: readonly string[];
}

/**
 * A type's schema for people: one line for each argument, exported value and block, settable ones first, with what is checked below it; then what
 * that rests on.
 */
export function schemaText({ type, kind, block, forceNew, checks, decided }: TypeDescription): string {
  const lines = linesOf(block, { forceNew: new Set(forceNew?.attributes), facts: checks?.facts ?? {} }, '', 0);
  const [names, types] = [widest(lines.map(label)), widest(lines.map((line) => line.type))];
  const listing = lines.flatMap((line) => [
    `  ${label(line).padEnd(names)}  ${line.type.padEnd(types)}  ${line.marks.join(', ')}`.trimEnd(),
    ...line.facts.map((fact) => `  ${'  '.repeat(line.depth)}  | ${fact}`),
  ]);
  return [
    `${type} (${kind === 'data' ? 'data source' : 'resource'})`,
    '',
    ...listing,
    '',
    ...notes(kind, forceNew, checks),
    ...(decided.length === 0 ? [] : ['', 'Refused when it is applied, though the provider takes it:']),
    ...decided.map((text) => `  ${text}`),
    '',
  ].join('\n');
}

interface Known {
  readonly forceNew: ReadonlySet<string>;
  readonly facts: TypeFacts;
}

function linesOf({ attributes, blocks }: Block, known: Known, path: string, depth: number): readonly Line[] {
  const replaces = (name: string): readonly string[] => (known.forceNew.has(path + name) ? ['force-new'] : []);
  const told = (name: string): readonly string[] => factTexts(known.facts[path + name] ?? {});
  const ordered = [...attributes].sort((one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name));
  return [
    ...ordered.flatMap((one): readonly Line[] => [
      {
        depth,
        name: one.name,
        type: one.nested ? `${one.nested.nesting} of` : typeText(one.type ?? 'dynamic'),
        marks: [...flags(one), ...replaces(one.name)],
        facts: told(one.name),
      },
      ...(one.nested
        ? linesOf({ attributes: one.nested.attributes, blocks: [] }, known, `${path}${one.name}.`, depth + 1)
        : []),
    ]),
    ...blocks.flatMap((one): readonly Line[] => [
      {
        depth,
        name: one.name,
        type: `${one.nesting} block`,
        marks: [...limits(one), ...replaces(one.name)],
        facts: told(one.name),
      },
      ...linesOf(one.block, known, `${path}${one.name}.`, depth + 1),
    ]),
  ];
}

/** Required, then optional, then read-only. */
const rank = ({ required, optional }: Attribute): number => (required ? 0 : optional ? 1 : 2);

function flags({ required, optional, computed, sensitive, writeOnly, deprecated }: Attribute): readonly string[] {
  const set = required ? ['required'] : optional ? ['optional', ...(computed ? ['computed'] : [])] : ['read-only'];
  const marks = [sensitive && 'sensitive', writeOnly && 'write-only', deprecated && 'deprecated'] as const;
  return [...set, ...marks.filter((mark) => typeof mark === 'string')];
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

function notes(
  kind: TypeDescription['kind'],
  forceNew: TypeDescription['forceNew'],
  checks: TypeDescription['checks'],
): readonly string[] {
  const how = checks?.isBinding === false ? ' What breaks them is a warning.' : '';
  const checked = checks
    ? `Checks: ${checks.source}.${how}`
    : 'Checks: none but the schema; every value of the right type is taken.';
  if (kind === 'data') return [checked];
  const table = forceNew
    ? `Force-new: ${forceNew.source}.`
    : 'Force-new: no table; every change is shown as an update in place.';
  return [table, checked];
}

const label = ({ depth, name }: Line): string => '  '.repeat(depth) + name;
const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map((text) => text.length));
