import { resolve } from 'node:path';

import ts from 'typescript';

import { rewrite } from '../src/rewrite';

const root = resolve(__dirname, '..', '..', '..');
const own = (file: string): boolean => !file.includes('node_modules');

/** What the compiler says of files as they would be rewritten. The bindings of cdktf stand in for those of cdktn, on the core of cdktn. */
function complaints(files: readonly string[], change: (file: string, text: string) => string): readonly string[] {
  const { options } = ts.parseJsonConfigFileContent(
    { extends: resolve(root, 'tsconfig.base.json'), files: [] },
    ts.sys,
    __dirname,
  );
  const checked = { ...options, composite: false, noEmit: true, types: ['node'] };
  const host = ts.createCompilerHost(checked);
  const read = host.readFile.bind(host);
  host.readFile = (file) => {
    const text = read(file);
    return text === undefined || !own(file) ? text : change(file, text);
  };
  host.getSourceFile = (file, version) => {
    const text = host.readFile(file);
    return text === undefined ? undefined : ts.createSourceFile(file, text, version);
  };
  host.resolveModuleNameLiterals = (names, from, redirected, its, source) =>
    names.map((name) => {
      const there = own(from) ? name.text.replace('@cdktn/', '@cdktf/') : name.text.replace(/^cdktf$/, 'cdktn');
      const containing = there === 'cdktn' ? __filename : from;
      const mode = ts.getModeForUsageLocation(source, name, its);
      return ts.resolveModuleName(there, containing, its, host, undefined, redirected, mode);
    });
  const program = ts.createProgram({ rootNames: [...files], options: checked, host });
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

describe('what is rewritten', () => {
  jest.setTimeout(120_000);
  const lockedState = resolve(root, 'packages', 'core', 'src', 'stack', 'locked-state.ts');
  const network = resolve(root, 'packages', 'network', 'src', 'index.ts');

  it('type-checks with cdktn: the network with all that it stands on', () => {
    expect(complaints([network], rewrite)).toEqual([]);
  });

  it('does not when an import is left behind', () => {
    const forgetful = (file: string, text: string) =>
      file.endsWith('locked-state.ts') ? text.replace(`'cdktf'`, `'cdktff'`) : rewrite(file, text);
    expect(complaints([lockedState], forgetful)).toEqual([expect.stringContaining(`'cdktff'`)]);
  });
});
