import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { findApp } from '../../src/app/find-app';

describe('findApp', () => {
  let root: string;

  beforeEach(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'find-app-')));
    for (const app of ['apps/dev', 'apps/prod', 'elsewhere/lab']) {
      mkdirSync(join(root, app), { recursive: true });
      writeFileSync(join(root, app, 'cdktf.json'), '{}');
    }
    mkdirSync(join(root, 'apps/notes'));
  });

  afterEach(() => rmSync(root, { recursive: true }));

  it.each([
    { from: '', name: 'dev', folder: 'apps/dev' },
    { from: 'elsewhere/lab', name: 'prod', folder: 'apps/prod' },
    { from: 'apps', name: 'dev', folder: 'apps/dev' },
    { from: '', name: 'elsewhere/lab', folder: 'elsewhere/lab' },
    { from: 'elsewhere/lab', name: '.', folder: 'elsewhere/lab' },
  ])('finds "$name" from "$from" in $folder', ({ from, name, folder }) => {
    expect(findApp(join(root, from), name)).toEqual({ name: folder.split('/').at(-1), folder: join(root, folder) });
  });

  it('lists the apps in one line when there is no such app, leaving out folders without a cdktf.json', () => {
    expect(() => findApp(root, 'notes')).toThrow(
      expect.objectContaining({ message: 'no app "notes"; the apps in apps are dev, prod', exitCode: 2 }),
    );
  });
});
