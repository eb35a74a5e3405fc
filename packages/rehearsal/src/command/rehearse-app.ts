import { resolve } from 'node:path';

import {
  type CommandContext,
  type FoundApp,
  inWorkFolder,
  locateTerraform,
  progressFor,
} from '@spot-serving/terraform-runner';

import type { RehearsalCluster } from '../cluster/at-cluster';
import { locatedSource } from '../providers/provider-source';
import { type RehearsalResult, rehearse } from '../rehearse/rehearse';
import { buildReport } from '../report/build-report';
import type { Report } from '../report/report';
import { defaultReportFolder } from '../report/report-folder';
import { type HclStack, refuseForeignFolder, writeReport } from '../report/write-report';
import { type AppReview, appReview } from '../review/app-review';
import type { RehearseOptions } from './options';

/** An app, and how it is rehearsed. */
export interface AppRehearsal extends Omit<RehearseOptions, 'kind' | 'app' | 'cluster' | 'charts' | 'open'> {
  readonly app: FoundApp;
  /** Gives the cluster to apply to; undefined for the stand-in. */
  readonly cluster: ((workFolder: string) => Promise<RehearsalCluster>) | undefined;
}

/** A report, and where it is. */
export interface WrittenReport {
  readonly report: Report;
  /** Absolute path. */
  readonly folder: string;
  /** What the review says of the environment, a line each. */
  readonly digest: AppReview['digest'];
}

/**
 * Rehearses an app and writes the report.
 *
 * @throws {Failure} when it cannot begin; then nothing is written
 * @throws {Interrupted} when the user asked to stop; a former report stays as it is
 */
export async function rehearseApp(options: AppRehearsal, context: CommandContext): Promise<WrittenReport> {
  const start = performance.now();
  const { app } = options;
  const { cwd, interruption } = context;
  const folder = options.report === undefined ? defaultReportFolder(cwd, app.name) : resolve(cwd, options.report);
  refuseForeignFolder(folder);
  const providers = locatedSource(options.providers, cwd);
  const terraform = await locateTerraform(context.env, cwd, interruption);
  const progress = progressFor(context, options.json);
  return inWorkFolder('rehearse-', async (workFolder) => {
    const open = options.cluster;
    const cluster = open === undefined ? undefined : () => open(workFolder);
    const result = await rehearse({ ...options, ...context, providers, terraform, workFolder, progress, cluster });
    interruption.throwIfAsked();
    const seconds = Math.round(performance.now() - start) / 1000;
    const found = { findings: result.cluster, app: app.name, terraform: terraform.version, seconds };
    const report = buildReport({ ...options, ...result, ...found });
    const reviewed = review(app.name, result);
    writeReport(folder, report, { plans: plans(result), review: reviewed, hcl: hclStacks(result) });
    return { report, folder, digest: reviewed.digest };
  });
}

function plans({ rehearsals }: RehearsalResult): ReadonlyMap<string, string> {
  return new Map(rehearsals.flatMap(({ stack, planJson }) => (planJson === undefined ? [] : [[stack.name, planJson]])));
}

function hclStacks({ rehearsals }: RehearsalResult): readonly HclStack[] {
  return rehearsals.flatMap(({ stack: { name, folder }, surroundings: { hcl } }) =>
    hcl === undefined ? [] : [{ name, folder, hcl }],
  );
}

function review(app: string, { rehearsals }: RehearsalResult): AppReview {
  return appReview(
    app,
    rehearsals.map(({ stack, planJson }) => ({ ...stack, planJson })),
  );
}
