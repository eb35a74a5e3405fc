import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Which of these words are in the path of a module that a program loads on its way to `--help`. */
function loads(program: string, words: readonly string[]): string[] {
  const file = join(__dirname, '..', 'src', program, 'cli.ts');
  const script = `require(${JSON.stringify(file)}); process.on('exit', () => process.stderr.write(JSON.stringify(Object.keys(require.cache))));`;
  const args = ['--conditions=@spot-serving/source', '--import', 'tsx', '--eval', script, '--', '--help'];
  const { stderr } = spawnSync(process.execPath, args, { cwd: __dirname, encoding: 'utf8' });
  const modules = JSON.parse(stderr.slice(stderr.indexOf('["'))) as string[];
  return words.filter((word) => modules.some((path) => path.includes(word)));
}

describe.each(['publish', 'promote'])('the program that can %s', (program) => {
  it('loads what names are, and no construct library', () => {
    const libraries = ['node_modules/cdktf/', 'node_modules/constructs/', '@cdktf/provider-', 'core/src/index'];
    expect(loads(program, [...libraries, 'core/src/vocabulary'])).toEqual(['core/src/vocabulary']);
  });
});
