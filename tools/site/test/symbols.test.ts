import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import ts from 'typescript';

import { packageFolders } from '../src/api';
import { commentOf, ownProgram } from '../src/comments';
import { root } from '../src/pages';
import { type DocRule, measured, sourced, throwing } from './doc-rules';

const indexes = packageFolders().map((name) => join(root, 'packages', name, 'src', 'index.ts'));
const program = ownProgram(indexes);
const checker = program.getTypeChecker();

/** A symbol that others may import, by the package and its name. */
interface Exported {
  readonly name: string;
  readonly symbol: ts.Symbol;
}

const exported: readonly Exported[] = indexes.flatMap((file) => {
  const module = checker.getSymbolAtLocation(program.getSourceFile(file) as ts.SourceFile);
  const name = file.slice(join(root, 'packages').length + 1).split('/')[0] ?? '';
  return (module ? checker.getExportsOfModule(module) : []).map((one) => ({
    name: `${name}: ${one.name}`,
    symbol: one.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(one) : one,
  }));
});

/** Fields of an interface, members of a class that others see; those of a base are its own matter. */
function membersOf({ name, symbol }: Exported): readonly Exported[] {
  return [...(symbol.members?.values() ?? [])].flatMap((member) => {
    const [declaration] = member.declarations ?? [];
    const kinds = ts.SymbolFlags.Property | ts.SymbolFlags.Method | ts.SymbolFlags.Accessor;
    if (declaration === undefined || !(member.flags & kinds) || isHidden(declaration)) return [];
    return [{ name: `${name}.${member.name}`, symbol: member }];
  });
}

function isHidden(declaration: ts.Declaration): boolean {
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
  return (
    Boolean(ts.getCombinedModifierFlags(declaration) & hidden) ||
    ts.isParameter(declaration) ||
    implementsContract(declaration)
  );
}

/** A member that a contract demands is explained there. */
function implementsContract(declaration: ts.Declaration): boolean {
  return ts.isClassDeclaration(declaration.parent) && (declaration.parent.heritageClauses ?? []).length > 0;
}

const named = ({ name }: Exported): string => name;
const isProps = ({ symbol }: Exported): boolean =>
  /(?<!^Resolved.*)(Props|Section|Options|Environment)$/.test(symbol.name) &&
  Boolean(symbol.flags & ts.SymbolFlags.Interface);
const isContract = ({ symbol }: Exported): boolean =>
  /^I[A-Z]/.test(symbol.name) && Boolean(symbol.flags & ts.SymbolFlags.Interface);
const isOptional = ({ symbol }: Exported): boolean => Boolean(symbol.flags & ts.SymbolFlags.Optional);

describe('what others may import', () => {
  it('is found', () => {
    expect(exported.length).toBeGreaterThan(400);
    expect(exported.flatMap(membersOf).length).toBeGreaterThan(600);
  });

  it('says what it is', () => {
    expect(exported.filter(({ symbol }) => commentOf(symbol, checker).text === '').map(named)).toEqual([]);
  });

  it('says of each setting, and of each member of a contract, what it is', () => {
    const asked = exported.filter((one) => isProps(one) || isContract(one)).flatMap(membersOf);
    expect(asked.filter(({ symbol }) => commentOf(symbol, checker).text === '').map(named)).toEqual([]);
  });

  const missing = (rule: DocRule, symbols: readonly Exported[]): readonly string[] =>
    symbols.flatMap(({ name, symbol }) => rule(name, symbol, checker));

  it('says what it throws', () => {
    // Its key has the length for which alone what it calls would throw.
    const cannot = 'plan-review: shownFingerprint';
    expect(missing(throwing, exported)).toEqual([cannot]);
  });

  it('says of each number what it counts, or its unit', () =>
    expect(
      missing(
        measured,
        exported.filter((one) => isProps(one) || isContract(one)),
      ),
    ).toEqual([]));

  it('says of each figure where it comes from', () => expect(missing(sourced, exported)).toEqual([]));

  it('says of each setting that may be left out what is then', () => {
    const open = exported.filter(isProps).flatMap(membersOf).filter(isOptional);
    expect(open.filter(({ symbol }) => commentOf(symbol, checker).default === undefined).map(named)).toEqual([]);
  });
});

describe('a comment that says too little', () => {
  const folder = mkdtempSync(join(tmpdir(), 'comments-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** What a rule says of all that a text exports. */
  function said(rule: DocRule, text: string): readonly string[] {
    const file = join(folder, 'one.ts');
    writeFileSync(file, text);
    const own = ownProgram([file]);
    const types = own.getTypeChecker();
    const module = types.getSymbolAtLocation(own.getSourceFile(file) as ts.SourceFile);
    return (module ? types.getExportsOfModule(module) : []).flatMap((symbol) => rule(symbol.name, symbol, types));
  }

  it.each([
    ['a function', '/** It. */ export function a() { throw new Error(); }', ['a']],
    ['one that says so', '/** It. @throws Error always */ export function a() { throw new Error(); }', []],
    ['a callback', '/** It. */ export const a = () => [1].map(() => { throw new Error(); });', []],
    ['one that catches', '/** It. */ export function a() { try { throw new Error(); } catch { return 1; } }', []],
    ['one that throws on', '/** It. */ export function a() { try { a(); } catch (e) { throw e; } }', ['a']],
    [
      'who calls it',
      '/** @throws Error */ function b() { throw new Error(); }\n/** It. */ export function a() { b(); }',
      ['a'],
    ],
    [
      'a method',
      '/** It. */ export class A { b() { throw new Error(); } private c() { throw new Error(); } }',
      ['A.b'],
    ],
    ['a constructor', '/** It. @throws Error */ export class A { constructor() { throw new Error(); } }', []],
  ])('is told of %s that throws', (_what, text, expected) => expect(said(throwing, text)).toEqual(expected));

  it.each([
    ['wait', 'Until the next.', ['A.wait']],
    ['wait', 'Seconds until the next.', []],
    ['waitSeconds', 'Until the next.', []],
    ['waiting', 'Pods that wait.', []],
  ])('is told of the number %s: %s', (name, comment, expected) =>
    expect(said(measured, `export interface A {\n/** ${comment} */\nreadonly ${name}: number }`)).toEqual(expected),
  );

  it.each([
    ['Days that we like.', ['days']],
    ['Days: AWS user guide, "Retention".', []],
    ['An allowance.', []],
  ])('is told of a figure: %s', (comment, expected) =>
    expect(said(sourced, `/** ${comment} */ export const days = { kept: 365 };`)).toEqual(expected),
  );
});
