import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describeProblem } from '@spot-serving/core';

import { folderProblems } from '../src/rules/folder-rules';

describe('the name of an app', () => {
  const root = mkdtempSync(join(tmpdir(), 'folder-rules-'));
  const folder = (path: string, file = 'cdktf.json') => {
    mkdirSync(join(root, path), { recursive: true });
    writeFileSync(join(root, path, file), '{}');
    return join(root, path);
  };
  afterAll(() => rmSync(root, { recursive: true }));

  it('is that of its folder, or a copy would address the states of what it was copied from', () => {
    expect(folderProblems('prod-eu-west-1', folder('apps/prod-eu-west-1'))).toEqual([]);
    expect(folderProblems('prod-eu-west-1', folder('apps/prod-ap-south-1')).map(describeProblem)).toEqual([
      expect.stringMatching(/^name is "prod-eu-west-1": write 'prod-ap-south-1', as the folder is called/),
    ]);
  });

  it.each([
    ['an app elsewhere', 'infra/serving', 'cdktf.json'],
    ['a folder that is no app', 'apps/notes', 'notes.md'],
  ])('may be any of %s', (_, path, file) => {
    expect(folderProblems('prod-eu-west-1', folder(path, file))).toEqual([]);
  });
});
