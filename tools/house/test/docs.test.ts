import { basename, dirname, join } from 'node:path';

import ts from 'typescript';

import { blocks, root } from './page-code';

interface Snippet {
  /** Where a reader finds it. */
  readonly name: string;
  readonly text: string;
}

/** Every TypeScript block of every page, as a file of its own beside the page. */
const snippets = (): readonly Snippet[] =>
  blocks('ts').map(({ page, name, text }) => ({
    name: join(root, dirname(page), `${basename(name).replace(/\.md\W/, '-snippet-')}.ts`),
    text: `${text}\nexport {};\n`,
  }));

/** Complaints of the compiler about files that exist only here. */
function complaints(files: readonly Snippet[]): string[] {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.base.json'), (file) => ts.sys.readFile(file)) as {
    config: object;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const host = ts.createCompilerHost(options);
  const text = new Map(files.map((file) => [file.name, file.text]));
  const [readFile, fileExists] = [host.readFile.bind(host), host.fileExists.bind(host)];
  host.readFile = (name) => text.get(name) ?? readFile(name);
  host.fileExists = (name) => text.has(name) || fileExists(name);
  const program = ts.createProgram(
    [...text.keys()],
    { ...options, composite: false, noEmit: true, noUnusedLocals: false, types: ['node'] },
    host,
  );
  return ts.getPreEmitDiagnostics(program).map((found) => {
    const line =
      found.file && found.start !== undefined ? found.file.getLineAndCharacterOfPosition(found.start).line + 1 : 0;
    return `${found.file?.fileName ?? ''}:${line} ${ts.flattenDiagnosticMessageText(found.messageText, '\n')}`;
  });
}

describe('code in the docs', () => {
  it('is there', () => {
    expect(snippets().length).toBeGreaterThan(3);
  });

  it('compiles', () => {
    expect(complaints(snippets())).toEqual([]);
  });

  it('would not pass if it were wrong', () => {
    const name = join(root, 'wrong-snippet.ts');
    expect(complaints([{ name, text: "import { Network } from '@spot-serving/network';\nNetwork.wrong;\n" }])).toEqual([
      expect.stringMatching(/wrong-snippet\.ts:2 .*'wrong' does not exist/),
    ]);
  });
});
