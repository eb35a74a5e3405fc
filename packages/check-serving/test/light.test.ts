import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const cli = join(__dirname, '..', 'src', 'cli.ts');

/** Which of these words are in the path of a module that `file` loads. */
function loads(file: string, words: readonly string[]): string[] {
  const program = `require(${JSON.stringify(file)}); process.on('exit', () => process.stderr.write(JSON.stringify(Object.keys(require.cache))));`;
  const args = ['--conditions=@spot-serving/source', '--import', 'tsx', '--eval', program, '--', '--help'];
  const { stderr } = spawnSync(process.execPath, args, { cwd: __dirname, encoding: 'utf8' });
  const modules = JSON.parse(stderr.slice(stderr.indexOf('["'))) as string[];
  return words.filter((word) => modules.some((path) => path.includes(word)));
}

describe('what runs where there are credentials', () => {
  it('is the check, and neither cdktf nor code of an app', () => {
    expect(
      loads(cli, [
        'src/ask',
        'node_modules/cdktf/',
        'provider-kubernetes',
        'core/src/index',
        'node_modules/constructs/',
      ]),
    ).toEqual(['src/ask']);
  });
});
