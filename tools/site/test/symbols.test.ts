import { join } from 'node:path';

import ts from 'typescript';

import { packageFolders } from '../src/api';
import { commentOf, ownProgram } from '../src/comments';
import { root } from '../src/pages';

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

  it('says of each setting that may be left out what is then', () => {
    const open = exported.filter(isProps).flatMap(membersOf).filter(isOptional);
    expect(open.filter(({ symbol }) => commentOf(symbol, checker).default === undefined).map(named)).toEqual([]);
  });
});
