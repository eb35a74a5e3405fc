import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { type CommandContext, Failure, findApp, type FoundApp, listApps } from '@spot-serving/terraform-runner';

import { type ControlPlaneAssets, controlPlaneAssets } from '../cluster/assets';
import { chartFolder } from '../cluster/charts';
import { NothingForClusters } from '../cluster/for-cluster';
import { startControlPlane } from '../cluster/start-control-plane';
import { refuseMissingProviders } from '../providers/missing-providers';
import { defaultReportFolder } from '../report/report-folder';
import { conformanceHelp, type ConformanceOptions, parseConformance } from './conformance-options';
import { rehearseApp, type WrittenReport } from './rehearse-app';
import { forMachines, tell, tellFailure } from './tell';

/**
 * The `conformance` program: each app against a control plane of its own.
 *
 * @param argv arguments after the program's name
 * @returns the exit code: that of the worst app
 * @throws {Failure} 3 when something is missing that the machine must have; 1 or 2 as a rehearsal does
 * @throws {Interrupted} when the user asked to stop
 */
export async function conformance(argv: readonly string[], context: CommandContext): Promise<number> {
  const options = parseConformance(argv);
  const { cwd, stdout, stderr } = context;
  if (options.kind === 'help') {
    stdout.write(conformanceHelp);
    return 0;
  }
  const assets = controlPlaneAssets(context.env, cwd);
  const charts = options.charts === undefined ? undefined : chartFolder(options.charts, cwd);
  refuseMissingProviders(options.providers, cwd);
  const written: WrittenReport[] = [];
  for (const app of asked(options, cwd)) {
    const one = await conform(app, { ...options, assets, chartFolder: charts }, context);
    if (one === undefined) continue;
    written.push(one);
    if (options.json) tellFailure(one.report, stderr);
    else tell(one, context);
  }
  if (options.json)
    stdout.write(
      `${JSON.stringify(
        written.map((one) => forMachines(one, cwd)),
        null,
        2,
      )}\n`,
    );
  if (written.length === 0) throw new Failure('no app has anything for a cluster: nothing was proved', 2);
  return Math.max(...written.map(({ report }) => report.exitCode));
}

function asked({ apps }: ConformanceOptions, cwd: string): readonly FoundApp[] {
  return apps.length === 0 ? listApps(cwd) : apps.map((name) => findApp(cwd, name));
}

interface Surroundings extends ConformanceOptions {
  readonly assets: ControlPlaneAssets;
  /** Absolute path. */
  readonly chartFolder: string | undefined;
}

/** An app that was not asked for by its name is left out when it has nothing for a cluster. */
async function conform(
  app: FoundApp,
  options: Surroundings,
  context: CommandContext,
): Promise<WrittenReport | undefined> {
  const cluster = async (workFolder: string) => {
    const folder = join(workFolder, 'control-plane');
    mkdirSync(folder, { mode: 0o700 });
    const plane = await startControlPlane({ ...context, assets: options.assets, folder });
    return { target: plane, charts: options.chartFolder, close: () => plane.close() };
  };
  const report = defaultReportFolder(context.cwd, `${app.name}-conformance`);
  try {
    return await rehearseApp({ ...unaltered, ...options, report, app, cluster }, context);
  } catch (error) {
    if (!(error instanceof NothingForClusters) || options.apps.length > 0) throw error;
    context.stderr.write(`${app.name}: ${error.message}\n`);
    return undefined;
  }
}

/** A rehearsal in which nothing goes wrong on purpose. */
const unaltered = {
  destroy: false,
  allowDataLoss: false,
  types: 'used',
  lenient: false,
  hcl: false,
  state: 'local',
  awsEndpoint: undefined,
  whileApplied: undefined,
  faults: [],
  drifts: [],
} as const;
