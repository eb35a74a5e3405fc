import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';

import type * as ts from 'typescript';

import { ownerOf } from '../app/owner-of';
import { foundUnchanged, keepUnchanged } from './unchanged';

/** The compiler that an app has installed. */
type Compiler = typeof ts;

/**
 * What the app's own compiler says of its sources: a key written twice, of which one would vanish; a misspelt field, which a construct would not see. Code
 * that TypeScript's loaders run is never checked by them.
 *
 * Checked are the files of its `tsconfig.json` that lie beside it, tests aside, and the user's other files that they import. An app without a
 * `tsconfig.json`, or where no TypeScript with an interface for programs (below 7) is installed, is not checked. What was found right is remembered below
 * `node_modules/.cache` until one of the files changes.
 *
 * @param folder absolute path of the app
 * @returns a line for each complaint, `environment.ts:14:3 resnet: An object literal cannot have ...`; paths are relative to the folder
 */
export function typeComplaints(folder: string): readonly string[] {
  const config = join(folder, 'tsconfig.json');
  if (!existsSync(config) || foundUnchanged(folder)) return [];
  const compiler = compilerOf(folder);
  const program = compiler && programOf(compiler, config);
  if (program === undefined) return [];
  const complaints = program
    .getSourceFiles()
    .filter(({ fileName, isDeclarationFile }) => !isDeclarationFile && ownerOf(fileName) === 'user')
    .flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)])
    .map((found) => inOneLine(compiler as Compiler, found, folder));
  if (complaints.length === 0)
    keepUnchanged(folder, [config, ...program.getSourceFiles().map((file) => file.fileName)]);
  return complaints;
}

function compilerOf(folder: string): Compiler | undefined {
  try {
    const compiler = createRequire(join(folder, 'package.json'))('typescript') as Partial<Compiler>;
    return typeof compiler.createProgram === 'function' ? (compiler as Compiler) : undefined;
  } catch {
    return undefined;
  }
}

/** Undefined where the configuration itself cannot be read: the compiler's user hears of that from the compiler. */
function programOf(compiler: Compiler, config: string): ts.Program | undefined {
  const host: ts.ParseConfigFileHost = { ...compiler.sys, onUnRecoverableConfigFileDiagnostic: () => undefined };
  const parsed = compiler.getParsedCommandLineOfConfigFile(config, {}, host);
  if (parsed === undefined) return undefined;
  const rootNames = parsed.fileNames.filter(
    (file) => dirname(file) === dirname(config) && !/\.(?:test|spec|d)\.[cm]?tsx?$/.test(file),
  );
  const options = { ...parsed.options, noEmit: true, composite: false, incremental: false, skipLibCheck: true };
  return compiler.createProgram({ rootNames, options });
}

function inOneLine(compiler: Compiler, { file, start, length, messageText }: ts.Diagnostic, folder: string): string {
  const said = compiler.flattenDiagnosticMessageText(messageText, ' ').replace(/\s+/g, ' ');
  if (file === undefined || start === undefined) return said;
  const { line, character } = file.getLineAndCharacterOfPosition(start);
  const [code = ''] = file.text.slice(start, start + (length ?? 0)).split('\n', 1);
  return `${relative(folder, file.fileName)}:${line + 1}:${character + 1} ${code === '' ? said : `${code}: ${said}`}`;
}
