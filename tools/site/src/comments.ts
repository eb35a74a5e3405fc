import { join } from 'node:path';

import ts from 'typescript';

import type { Comments, FieldComment } from './environment';
import { root } from './pages';

/** A program over sources of ours alone: what they import from others is left unresolved, so that it is read in a moment. */
export function ownProgram(files: readonly string[]): ts.Program {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.base.json'), (file) => ts.sys.readFile(file)) as {
    config: object;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const own = { ...options, composite: false, noEmit: true, noLib: false, types: [] };
  const host = ts.createCompilerHost(own);
  host.resolveModuleNameLiterals = (names, from, ...[redirected, its, source]) =>
    names.map((name) => {
      const mode = ts.getModeForUsageLocation(source, name, its);
      const isOurs = /^(\.|@spot-serving\/)/.test(name.text);
      return isOurs
        ? ts.resolveModuleName(name.text, from, its, host, undefined, redirected, mode)
        : { resolvedModule: undefined };
    });
  return ts.createProgram({ rootNames: [...files], options: own, host });
}

/** The comments of the fields of `Environment` and of all sections below it. */
export function environmentComments(): Comments {
  const file = join(root, 'packages', 'core', 'src', 'environment', 'environment.ts');
  const program = ownProgram([file]);
  const checker = program.getTypeChecker();
  const found = new Map<string, FieldComment>();
  const source = program.getSourceFile(file);
  const declaration = source?.statements.find(
    (one) => ts.isInterfaceDeclaration(one) && one.name.text === 'Environment',
  );
  if (declaration === undefined) throw new Error(`${file} declares no Environment`);
  collect(checker.getTypeAtLocation(declaration), '', checker, found);
  return found;
}

function collect(type: ts.Type, path: string, checker: ts.TypeChecker, found: Map<string, FieldComment>): void {
  const depth = path.split('.').length;
  for (const part of type.isUnion() ? type.types : [type]) {
    if (!(part.flags & ts.TypeFlags.Object) || depth > 8) continue;
    const named =
      checker.getIndexTypeOfType(part, ts.IndexKind.Number) ?? checker.getIndexTypeOfType(part, ts.IndexKind.String);
    if (named !== undefined) collect(named, path === '' ? '*' : `${path}.*`, checker, found);
    else for (const field of part.getProperties()) readField(field, path, checker, found);
  }
}

function readField(field: ts.Symbol, path: string, checker: ts.TypeChecker, found: Map<string, FieldComment>): void {
  const declaration = field.declarations?.[0];
  if (declaration === undefined) return;
  const at = path === '' ? field.name : `${path}.${field.name}`;
  if (!found.has(at)) found.set(at, commentOf(field, checker));
  collect(checker.getNonNullableType(checker.getTypeOfSymbolAtLocation(field, declaration)), at, checker, found);
}

/** The comment of a symbol, in one line, and its `@default`. */
export function commentOf(symbol: ts.Symbol, checker: ts.TypeChecker): FieldComment {
  const text = ts.displayPartsToString(symbol.getDocumentationComment(checker)).replace(/\s+/g, ' ').trim();
  const tag = symbol.getJsDocTags(checker).find(({ name }) => name === 'default');
  return { text, default: tag && ts.displayPartsToString(tag.text).replace(/\s+/g, ' ').trim() };
}
