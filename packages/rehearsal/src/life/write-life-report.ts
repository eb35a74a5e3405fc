import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { replaceFolder } from '../report/replace-folder';
import { lifeMarkdown } from './life-markdown';
import { type LifeReport, reviewFiles } from './life-report';
import type { WalkedStep } from './walked-step';

/** Replaces a report folder: `report.md`, `report.json`, and `reviews/<step>.md` as a pull request would get it. */
export function writeLifeReport(folder: string, report: LifeReport, walked: readonly WalkedStep[]): void {
  replaceFolder(folder, (fresh) => {
    writeFileSync(join(fresh, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
    writeFileSync(join(fresh, 'report.md'), lifeMarkdown(report));
    mkdirSync(join(fresh, 'reviews'));
    for (const [at, step] of walked.entries())
      for (const [file, text] of reviewFiles(step, at)) writeFileSync(join(fresh, file), text);
  });
}
