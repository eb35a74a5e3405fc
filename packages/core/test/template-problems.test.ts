import { Token } from 'cdktf';

import { environmentProblems } from '../src';
import { templateProblems } from '../src/settings/template-problems';
import { someEnvironment } from './some-environment';

const fix = expect.stringContaining('write no ${...}') as string;

describe('templates in settings', () => {
  it.each<[string, object, string]>([
    ['in a text', { issuer: '${file("/proc/self/environ")}' }, 'issuer'],
    ['in a condition', { issuer: 'https://x%{ if true }y%{ endif }' }, 'issuer'],
    ['in a list', { hosts: ['a', 'b${path.root}'] }, 'hosts[1]'],
    ['in a key', { tags: { '${local.x}': 'y' } }, 'tags.${local.x}'],
    ['behind an escaped dollar and its own', { issuer: '$${a} ${b}' }, 'issuer'],
  ])('are refused %s', (_what, settings, path) => {
    expect(templateProblems(settings)).toEqual([
      expect.objectContaining({ path: expect.stringContaining(path.split('.')[0] ?? '') as string, fix }),
    ]);
  });

  it.each<[string, unknown]>([
    ['characters that are escaped', { issuer: '$${a} and %%{b}' }],
    ['a dollar', { issuer: 'costs 5 $' }],
    ['what a construct makes', { issuer: `https://${Token.asString({ resolve: () => 'x' })}` }],
    ['numbers and nothing', { a: 1, b: null, c: undefined, d: true }],
  ])('are not seen in %s', (_what, settings) => {
    expect(templateProblems(settings)).toEqual([]);
  });

  it('are told of with everything else that is wrong with an environment', () => {
    const endpoint = { authentication: { kind: 'jwt', issuer: "${file('/x')}" } };
    const problems = environmentProblems({ ...someEnvironment, tags: { team: '${path.cwd}' }, endpoint });
    expect(problems).toEqual(expect.arrayContaining([expect.objectContaining({ path: 'tags.team' })]));
    expect(problems.map(({ path }) => path)).toContain('endpoint.authentication.issuer');
  });
});
