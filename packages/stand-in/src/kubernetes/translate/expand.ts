import { type Argument, type Expander, keyOf, type Sent } from './expander';
import { isZeroOf, sentScalar, zeroOf } from './scalar';

type Values = Readonly<Record<string, unknown>>;
type SentObject = { readonly [key: string]: Sent };

/** What the provider makes of a block that has anything in it. An argument that the table does not have stays under its own name. */
export function expand(expander: Expander, values: Values): Sent {
  const known = Object.entries(expander.arguments).flatMap(([name, argument]) => {
    const sent = applies(expander, argument, values) ? sentArgument(argument, values[name]) : undefined;
    return sent === undefined ? [] : [[keyOf(name, argument), sent] as const];
  });
  return reshaped(expander, Object.fromEntries([...known, ...unknownOf(expander, values)]));
}

/** What an empty block is on the wire: what no struct can be without. */
function expandEmpty(expander: Expander): Sent {
  const there = Object.entries(expander.arguments).filter(([, { when }]) => when === 'inStruct');
  return reshaped(
    expander,
    Object.fromEntries(there.map(([name, argument]) => [keyOf(name, argument), zeroSent(argument)])),
  );
}

const reshaped = ({ reshape }: Expander, sent: SentObject): Sent => reshape?.(sent) ?? sent;

function applies({ arguments: all }: Expander, { onlyIf }: Argument, values: Values): boolean {
  if (!onlyIf) return true;
  const [name, wanted] = onlyIf;
  return (values[name] ?? all[name]?.default ?? '') === wanted;
}

function unknownOf({ arguments: known, unsent = {} }: Expander, values: Values): (readonly [string, Sent])[] {
  const unknown = Object.entries(values).filter(([name]) => !(name in known) && !(name in unsent));
  return unknown.filter(([, value]) => !isAbsent(value)).map(([name, value]) => [name, value as Sent]);
}

function sentArgument(argument: Argument, value: unknown): Sent | undefined {
  const { kind, when, except = [] } = argument;
  const sent = kind === 'block' || kind === 'blocks' ? sentBlocks(argument, value) : sentPlain(argument, value);
  if (sent !== undefined && !except.includes(sent)) return sent;
  return when === 'ifSet' || sent !== undefined ? undefined : zeroSent(argument);
}

function sentPlain({ kind, default: fallback }: Argument, value: unknown): Sent | undefined {
  const given = isAbsent(value) ? fallback : value;
  if (given === undefined) return undefined;
  return isZeroOf(kind, given) ? undefined : sentScalar(kind, given);
}

function sentBlocks(argument: Argument, value: unknown): Sent | undefined {
  const { kind, of } = argument;
  if (!of || typeof value === 'string') return value as Sent;
  const blocks: unknown[] = isAbsent(value) ? [] : Array.isArray(value) ? value : [value];
  if (blocks.length === 0) return undefined;
  return kind === 'block' ? sentOnce(argument, of, blocks) : sentList(argument, of, blocks);
}

function sentOnce({ several }: Argument, of: Expander, blocks: readonly unknown[]): Sent | undefined {
  return blocks.length > 1 && several === 'none' ? undefined : expandBlock(of, blocks[0]);
}

function sentList({ when, keepsEmpty }: Argument, of: Expander, blocks: readonly unknown[]): Sent | undefined {
  if (keepsEmpty || !isEmptyBlock(of, blocks[0])) return blocks.flatMap((block) => expandBlock(of, block));
  return when === 'ifSet' ? undefined : [];
}

function expandBlock(of: Expander, block: unknown): Sent {
  if (isEmptyBlock(of, block)) return expandEmpty(of);
  return typeof block === 'object' ? expand(of, block as Values) : (block as Sent);
}

function zeroSent({ kind, zero, of }: Argument): Sent {
  if (zero !== undefined) return zero;
  return kind === 'block' && of ? expandEmpty(of) : zeroOf(kind);
}

/** A block in which nothing is said and nothing has a default: the SDK hands `nil` to the expander (terraform-plugin-sdk v2.37.0, `readListField`). */
function isEmptyBlock({ arguments: known }: Expander, block: unknown): boolean {
  if (isAbsent(block)) return true;
  if (typeof block !== 'object') return false;
  const said = Object.values(block as Values).some((value) => !isAbsent(value) && value !== '');
  return !said && !Object.values(known).some(({ default: fallback = '', computed }) => fallback !== '' || computed);
}

/** A plan writes `null` for what is not set and `[]` for blocks that are not there. */
function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}
