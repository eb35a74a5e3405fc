import { parseOptions } from '../../src/command/options';

describe('parseOptions', () => {
  it.each([
    ['plan dev', { of: { app: 'dev' }, refresh: true, parallel: 4, json: false, out: undefined }],
    [
      'plan --synthesized out --app dev --no-refresh --parallel 2 --json',
      { of: { synthesized: 'out', app: 'dev' }, refresh: false, parallel: 2, json: true },
    ],
    [
      'plan dev --out fragments --findings f.json --lock-file l',
      { out: 'fragments', findings: 'f.json', lockFile: 'l' },
    ],
    [
      'render a.json b --expect dev --expect prod --whole',
      { kind: 'render', fragments: ['a.json', 'b'], expect: ['dev', 'prod'], whole: true },
    ],
    ['render a.json --page a.html', { page: 'a.html' }],
    [
      'comment --fragments f --event e',
      { kind: 'comment', fragments: 'f', event: 'e', expect: [], author: 'github-actions[bot]' },
    ],
    ['plan dev', { clusterRefresh: true, where: 'anywhere' }],
    [`plan dev --head ${'a'.repeat(40)}`, { head: 'a'.repeat(40) }],
    ['plan dev --no-cluster-refresh --where outside', { refresh: true, clusterRefresh: false, where: 'outside' }],
    [
      'comment --fragments f --event e --expect-all ["dev","prod"] --unchanged ["stage"]',
      { expect: ['dev', 'prod'], unchanged: ['stage'] },
    ],
    ['plan dev --help', { kind: 'help' }],
    ['--version', { kind: 'version' }],
  ])('reads "%s"', (line, request) => {
    expect(parseOptions(line.split(' '))).toMatchObject(request);
  });

  it('expects something that cannot be there, when the job that lists the apps gave no list', () => {
    expect(parseOptions(['comment', '--fragments', 'f', '--event', 'e', '--expect-all', ''])).toMatchObject({
      expect: ['the apps that are affected'],
    });
  });

  it.each([
    ['comment --fragments f --event e --expect-all dev', '--expect-all is a list of names in JSON'],
    ['plan dev --where here', '--where is outside, inside or anywhere, not "here"'],
  ])('refuses "%s"', (line, words) => {
    expect(() => parseOptions(line.split(' '))).toThrow(words);
  });

  it.each([
    ['', 'which command?'],
    ['apply', 'no command "apply"'],
    ['plan', 'which app?'],
    ['plan dev prod', 'one app at a time, not also prod'],
    ['plan dev --synthesized out', 'not both'],
    ['plan dev --app dev', '--app names what --synthesized gives'],
    ['plan dev --parallel 0', '--parallel is a number from 1 to 99, not 0'],
    ['plan dev --head main', '--head is the whole SHA of a commit, not "main"'],
    ['plan dev --nonsense', "Unknown option '--nonsense'"],
    ['render', 'which plans or fragments?'],
    ['comment --event e', '--fragments DIR'],
    ['comment --fragments f', '--event FILE'],
    ['comment --fragments f --event e x', '"x" is one too many'],
  ])('refuses "%s" with one line that says where to look', (line, words) => {
    const refused = (): unknown => parseOptions(line.split(' ').filter((word) => word !== ''));
    expect(refused).toThrow(
      expect.objectContaining({
        exitCode: 2,
        message: expect.stringMatching(/^[^\n]*"plan-review --help" lists what there is$/) as string,
      }),
    );
    expect(refused).toThrow(words);
  });
});
