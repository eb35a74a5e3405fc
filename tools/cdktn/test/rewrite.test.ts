import { leftLines, rewrite } from '../src/rewrite';

describe('a rewrite to cdktn', () => {
  it.each([
    ['an import', 'a.ts', `import { App } from 'cdktf';`, `import { App } from 'cdktn';`],
    ['an import of types', 'a.ts', `import type { App } from "cdktf";`, `import type { App } from "cdktn";`],
    ['an import for its effects', 'a.ts', `import 'cdktf';`, `import 'cdktn';`],
    ['an import at run time', 'a.mts', `await import('cdktf')`, `await import('cdktn')`],
    ['a deep import', 'a.ts', `from 'cdktf/lib/annotations'`, `from 'cdktn/lib/annotations'`],
    ['a require', 'a.cjs', `require('cdktf')`, `require('cdktn')`],
    ['a mock', 'a.test.ts', `jest.mock('cdktf', () => {`, `jest.mock('cdktn', () => {`],
    ['a binding', 'a.ts', `from '@cdktf/provider-aws/lib/vpc'`, `from '@cdktn/provider-aws/lib/vpc'`],
    ['the name of bindings in a template', 'a.ts', '`@cdktf/provider-${name}`', '`@cdktn/provider-${name}`'],
    ['a command', 'ci.yml', 'run: cdktf deploy "*"', 'run: cdktn deploy "*"'],
    ['a script', 'package.json', '"synth": "cdktf synth"', '"synth": "cdktn synth"'],
    ['an exact dependency', 'package.json', '"cdktf": "0.21.0"', '"cdktn": "0.24.0"'],
    ['a range of a peer', 'package.json', '"@cdktf/provider-aws": "^21.22.1"', '"@cdktn/provider-aws": "^25.7.0"'],
    [
      'a binding that is generated',
      'package.json',
      '"@cdktf/provider-helm": "^13.0.0"',
      '"@cdktn/provider-helm": "0.0.0"',
    ],
    ['the peer constructs', 'package.json', '"constructs": "^10.4.2"', '"constructs": ">=10.6.0 <10.8.0"'],
    ['the range of Node', 'package.json', '"engines": {\n  "node": ">=20.19"', '"engines": {\n  "node": ">=22.19"'],
    ['the packages that are updated together', 'renovate.json', '["cdktf", "@cdktf/*"]', '["cdktn", "@cdktn/*"]'],
    [
      'which Terraform the project runs on',
      'apps/a/cdktf.json',
      '{\n  "app": "true"\n}',
      '{\n  "context": { "targetVersions": { "terraform": ">=1.10.0" } },\n  "app": "true"\n}',
    ],
  ])('changes %s', (_what, file, before, after) => {
    expect(rewrite(file, before)).toBe(after);
    expect(rewrite(file, after)).toBe(after);
  });

  it.each([
    ['a tag, which Terraform sees', 'a.ts', `{ 'managed-by': 'cdktf' }`],
    ['the folder and the file that the fork kept', 'a.ts', `join('cdktf.out', 'cdktf.json')`],
    ['variables that the fork kept', 'ci.yml', 'CDKTF_OUTDIR: cdktf.out'],
    ['levels of annotations that the fork kept', 'a.ts', '`@cdktf/warn`'],
    ['a module of another name', 'a.ts', `from './cdktf'`],
    ['prose', 'a.ts', '// cdktf writes a list'],
    ['other dependencies', 'package.json', '"zod": "4.1.0"'],
    ['Markdown', 'README.md', '`cdktf deploy`'],
  ])('leaves %s', (_what, file, text) => expect(rewrite(file, text)).toBe(text));

  it('names the lines that it cannot judge', () => {
    expect(leftLines('a.ts', `import 'cdktf';\nconst tags = { by: 'cdktf' };\n`)).toEqual([2]);
  });
});
