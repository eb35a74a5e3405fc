import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { defaultReportFolder } from '../../src/report/report-folder';

describe('defaultReportFolder', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'report-folder-'));
    mkdirSync(join(root, 'repo/packages/x/src'), { recursive: true });
    writeFileSync(join(root, 'repo/package.json'), '{}');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it.each([
    ['repo', 'repo/.rehearsal/dev'],
    ['repo/packages/x/src', 'repo/.rehearsal/dev'],
  ])('from %s it is %s', (from, folder) =>
    expect(defaultReportFolder(join(root, from), 'dev')).toBe(join(root, folder)),
  );
});
