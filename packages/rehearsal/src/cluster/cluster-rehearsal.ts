import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { RehearsedStack } from '../rehearse/rehearsed-stack';
import { type AbsentParts, startAbsentParts } from './absent-parts';
import { admission } from './admission';
import { fromFolder, fromRepositories, refuseMissingCharts } from './charts';
import type { AskedWorkload, ClusterFindings } from './cluster-findings';
import { clusterOverride, notWaitedFor } from './cluster-override';
import type { ClusterStackJson } from './cluster-stack-json';
import { connect, type Connection, type ConnectOptions } from './connect';
import { standInForControllers } from './controllers';
import { isForCluster } from './for-cluster';
import { cameFrom, type Found, inventory, madeSince, named } from './inventory';
import { until } from './until';
import { containerNames, podMakers } from './workloads';

/** A cluster, and where charts come from. */
export interface ClusterOptions extends ConnectOptions {
  /** Absolute path of a folder with charts. @default - their repositories */
  readonly charts: string | undefined;
}

/** Milliseconds that a garbage collector gets. */
const patience = 60_000;

/** An app's stacks against a real API server: what it says to them, and what is there besides. */
export class ClusterRehearsal {
  private readonly workloads = new Map<string, AskedWorkload>();
  private readonly warnings = new Set<string>();
  private leftovers: readonly Found[] = [];

  private constructor(
    private readonly options: ConnectOptions,
    private readonly connection: Connection,
    private readonly before: ReadonlySet<string>,
    private readonly absent: AbsentParts,
  ) {}

  /**
   * Connects to a cluster, notes what is in it, and leads the stacks there.
   *
   * @throws {Failure} 2 when it does not answer; 3 when charts are missing
   */
  static async open(stacks: readonly RehearsedStack[], options: ClusterOptions): Promise<ClusterRehearsal> {
    const meant = stacks.filter(isForCluster);
    const json = meant.map(({ file }) => JSON.parse(readFileSync(file, 'utf8')) as ClusterStackJson);
    if (options.charts !== undefined) refuseMissingCharts(options.charts, json);
    const connection = await connect(options);
    const { target } = options;
    const chartOf = options.charts === undefined ? fromRepositories : fromFolder(options.charts);
    const kubeconfig = connection.kubeconfig;
    for (const [at, { folder }] of meant.entries())
      write(join(folder, 'cluster_override.tf.json'), clusterOverride(json[at] ?? {}, { kubeconfig, chartOf }));
    if (!target.controllers) await standInForControllers(connection.api);
    const before = new Set((await inventory(connection.api)).map(({ uid }) => uid));
    const absent = startAbsentParts(connection.api, connection.gateway.made, target.controllers);
    return new ClusterRehearsal(options, connection, before, absent);
  }

  /** Whether others use the cluster, so that all must be as it was. */
  get isForeign(): boolean {
    return !this.options.target.own;
  }

  /** Asks for the pods of each workload that came since it was last asked. */
  async askForPods(): Promise<string> {
    const { api, gateway } = this.connection;
    const { controllers } = this.options.target;
    const makers = (await podMakers(api)).filter(({ uid }) => gateway.made.has(uid) && !this.workloads.has(uid));
    await Promise.all(
      makers.map(async (maker) => {
        const { refused, warnings } = await admission(api, maker, {
          controllers,
          interruption: this.options.interruption,
        });
        for (const { request, text } of warnings) this.warnings.add(`${request}: ${text}`);
        this.workloads.set(maker.uid, {
          workload: named(maker),
          containers: containerNames(maker),
          refused: refused ?? null,
        });
      }),
    );
    const refused = makers.filter(({ uid }) => (this.workloads.get(uid)?.refused ?? null) !== null).length;
    return `pods of ${makers.length - refused} of ${makers.length} workloads admitted`;
  }

  /** Looks for what is still there; waits as long as a garbage collector may need. */
  async lookForLeftovers(): Promise<string> {
    const gone = await until(
      async () => {
        this.leftovers = await this.madeHere();
        return this.leftovers.every(isDefinition) ? true : undefined;
      },
      { limit: patience, between: 1000, interruption: this.options.interruption },
    );
    const definitions = this.leftovers.filter(isDefinition).length;
    if (gone === undefined) return `${this.leftovers.length - definitions} objects are left`;
    return `nothing is left${definitions === 0 ? '' : `, but ${definitions} resource definitions, which helm keeps`}`;
  }

  /** What the API server said. */
  findings(): ClusterFindings {
    const heard = this.connection.gateway.warnings().map(({ request, text }) => `${request}: ${text}`);
    return {
      context: this.options.target.context,
      server: this.connection.version,
      controllers: this.options.target.controllers,
      workloads: [...this.workloads.values()].sort((one, other) => one.workload.localeCompare(other.workload)),
      warnings: [...new Set([...heard, ...this.warnings])],
      leftovers: this.leftovers.filter((one) => !isDefinition(one)).map(named),
      keptByHelm: this.leftovers.filter(isDefinition).map(({ name }) => name),
      standIns: [notWaitedFor, ...this.absent.done()],
    };
  }

  /** Objects that were made since it was opened and are there now; in a cluster that others use, only what comes from Terraform's. */
  async madeHere(): Promise<readonly Found[]> {
    const { api, gateway } = this.connection;
    const now = await inventory(api);
    const since = madeSince(this.before, now);
    if (!this.isForeign) return since;
    const ours = new Set(cameFrom(gateway.made, now).map(({ uid }) => uid));
    return since.filter(({ uid }) => ours.has(uid));
  }

  async close(): Promise<void> {
    await this.absent.stop();
    await this.connection.close();
  }
}

/** Helm never takes away what a chart has in its folder `crds` (https://helm.sh/docs/chart_best_practices/custom_resource_definitions/). */
const isDefinition = ({ kind }: Found): boolean => kind === 'CustomResourceDefinition';

function write(file: string, override: object): void {
  writeFileSync(file, JSON.stringify(override));
}
