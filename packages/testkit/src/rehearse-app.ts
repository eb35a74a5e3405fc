import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/** What a rehearsal left behind. */
export interface Rehearsal {
  /** Exit code of the command; `null` when it was killed. */
  readonly status: number | null;
  /** What it printed with `--json`. */
  readonly result: unknown;
  /** Its report for people, Markdown. */
  readonly page: string;
  /** The review that a pull request would get, Markdown; empty when the rehearsal did not come to it. */
  readonly review: string;
  /** Its progress, a line for each phase in the order of their ends. */
  readonly log: string;
}

/** Runs `rehearse` for the app of `folder` (a folder below `apps`) as a user would, into a report folder of its own. */
export function rehearseApp(folder: string, ...options: readonly string[]): Rehearsal {
  const root = join(folder, '..', '..');
  const command = join(root, 'packages', 'rehearsal', 'bin', 'rehearse.cjs');
  const report = join(mkdtempSync(join(tmpdir(), 'spot-serving-rehearsal-')), 'report');
  try {
    const run = spawnSync(process.execPath, [command, basename(folder), '--json', '--report', report, ...options], {
      cwd: root,
      encoding: 'utf8',
    });
    const page = readFileSync(join(report, 'report.md'), 'utf8');
    const review = existsSync(join(report, 'review.md')) ? readFileSync(join(report, 'review.md'), 'utf8') : '';
    return { status: run.status, result: JSON.parse(run.stdout) as unknown, page, review, log: run.stderr };
  } finally {
    rmSync(join(report, '..'), { recursive: true, force: true });
  }
}
