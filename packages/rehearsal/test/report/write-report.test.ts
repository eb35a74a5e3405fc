import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Plans, refuseForeignFolder, writeReport } from '../../src/report/write-report';
import { aReport } from './a-report';

const parts = (plans: Plans) => ({ plans, review: { markdown: '## Plan\n', page: '<!doctype html>' }, hcl: [] });

describe('report folder', () => {
  let root: string;
  let folder: string;
  const files = (): string[] => readdirSync(root, { recursive: true, encoding: 'utf8' }).sort();

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'write-report-'));
    folder = join(root, 'dev');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('holds the report for people and machines, and each plan, and nothing else is left', () => {
    writeReport(folder, aReport(), parts(new Map([['network', '{"format_version":"1.2"}']])));
    expect(files()).toEqual([
      'dev',
      'dev/network',
      'dev/network/plan.json',
      'dev/report.json',
      'dev/report.md',
      'dev/review.html',
      'dev/review.md',
    ]);
    expect(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'))).toEqual(aReport());
  });

  it('holds stacks as HCL where they were asked for, with the assets that they read', () => {
    mkdirSync(join(root, 'network', 'assets'), { recursive: true });
    writeFileSync(join(root, 'network', 'assets', 'Chart.yaml'), 'name: objects');
    const hcl = [{ name: 'network', hcl: 'locals {}', folder: join(root, 'network') }];
    writeReport(folder, aReport(), { ...parts(new Map()), hcl });
    expect(readFileSync(join(folder, 'hcl/network/main.tf'), 'utf8')).toBe('locals {}');
    expect(readFileSync(join(folder, 'hcl/network/assets/Chart.yaml'), 'utf8')).toBe('name: objects');
  });

  it('is replaced as a whole: no plan of a stack that is gone', () => {
    writeReport(folder, aReport(), parts(new Map([['old', '{}']])));
    writeReport(folder, aReport(), parts(new Map([['new', '{}']])));
    expect(files()).toEqual([
      'dev',
      'dev/new',
      'dev/new/plan.json',
      'dev/report.json',
      'dev/report.md',
      'dev/review.html',
      'dev/review.md',
    ]);
  });

  it('stays the former one when the new one cannot be written', () => {
    writeReport(folder, aReport(), parts(new Map([['network', 'former']])));
    expect(() => writeReport(folder, aReport(), parts(new Map([['a/missing/folder', '{}']])))).toThrow(/ENOENT/);
    expect(readFileSync(join(folder, 'network/plan.json'), 'utf8')).toBe('former');
    expect(files()).toHaveLength(7);
  });

  it('is refused where it would replace other files', () => {
    mkdirSync(folder);
    expect(() => refuseForeignFolder(folder)).not.toThrow();
    writeFileSync(join(folder, 'thesis.doc'), 'precious');
    expect(() => refuseForeignFolder(folder)).toThrow(
      expect.objectContaining({ message: expect.stringMatching(/holds other files/), exitCode: 2 }),
    );
  });

  it('is refused where it is a file', () => {
    writeFileSync(folder, 'precious');
    expect(() => refuseForeignFolder(folder)).toThrow(
      expect.objectContaining({ message: `--report ${folder} is a file; name a new or empty folder`, exitCode: 2 }),
    );
  });
});
