import { cpSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { Failure } from '@spot-serving/terraform-runner';

import type { AppReview } from '../review/app-review';
import { markdown } from './markdown';
import { replaceFolder } from './replace-folder';
import type { Report } from './report';

const content = 'report.json';

/** Plans by stack name, each as `terraform show -json` printed it. */
export type Plans = ReadonlyMap<string, string>;

/** A stack as HCL, and the folder with the assets that it reads. */
export interface HclStack {
  readonly name: string;
  readonly hcl: string;
  readonly folder: string;
}

/** What a report folder holds beside the report. */
export interface ReportParts {
  readonly plans: Plans;
  /** The review that a pull request would get. */
  readonly review: Pick<AppReview, 'markdown' | 'page'>;
  /** The stacks that were asked for as HCL. */
  readonly hcl: readonly HclStack[];
}

/**
 * Refuses a folder that a report must not replace: one that holds something else, or is a file.
 *
 * @throws {Failure} 2
 */
export function refuseForeignFolder(folder: string): void {
  if (!existsSync(folder) || existsSync(join(folder, content))) return;
  if (!statSync(folder).isDirectory()) throw new Failure(`--report ${folder} is a file; name a new or empty folder`, 2);
  if (readdirSync(folder).length === 0) return;
  throw new Failure(
    `--report ${folder} holds other files, and a report replaces its whole folder; name a new or empty folder`,
    2,
  );
}

/**
 * Replaces a report folder: `report.md`, `report.json`, `review.md`, `review.html`, `<stack>/plan.json` and, where asked for, `hcl/<stack>`. A reader finds a whole
 * report, the former or the new one.
 */
export function writeReport(folder: string, report: Report, { plans, review, hcl }: ReportParts): void {
  replaceFolder(folder, (fresh) => {
    writeFileSync(join(fresh, content), `${JSON.stringify(report, null, 2)}\n`);
    writeFileSync(join(fresh, 'report.md'), markdown(report));
    writeFileSync(join(fresh, 'review.md'), review.markdown);
    writeFileSync(join(fresh, 'review.html'), review.page);
    for (const [stack, plan] of plans) {
      mkdirSync(join(fresh, stack));
      writeFileSync(join(fresh, stack, 'plan.json'), plan);
    }
    for (const stack of hcl) writeHcl(join(fresh, 'hcl', stack.name), stack);
  });
}

/** Terraform's folder of a stack, with the assets that its configuration names. */
function writeHcl(folder: string, stack: HclStack): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'main.tf'), stack.hcl);
  const assets = join(stack.folder, 'assets');
  if (existsSync(assets)) cpSync(assets, join(folder, 'assets'), { recursive: true });
}
