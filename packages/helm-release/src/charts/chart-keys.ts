import alertmanager from './keys/alertmanager.json';
import loadBalancerController from './keys/aws-load-balancer-controller.json';
import terminationHandler from './keys/aws-node-termination-handler.json';
import autoscaler from './keys/cluster-autoscaler.json';
import metricsServer from './keys/metrics-server.json';
import prometheus from './keys/prometheus.json';
import prometheusAdapter from './keys/prometheus-adapter.json';

/** A chart whose keys are known, by the name that it has in its repository. */
export type ChartName =
  | 'alertmanager'
  | 'aws-load-balancer-controller'
  | 'aws-node-termination-handler'
  | 'cluster-autoscaler'
  | 'metrics-server'
  | 'prometheus'
  | 'prometheus-adapter';

/** What one version of a chart knows, and where that was read. */
export interface ChartKeys {
  readonly chart: string;
  /** Version of the chart, the one to pin: another may know other keys. */
  readonly version: string;
  /** Version of the program that it installs when no image tag is given. */
  readonly appVersion: string;
  /** `<owner>/<repository>@<commit>:<path>` of the chart. */
  readonly source: string;
  /** Day on which it was read, `YYYY-MM-DD`. */
  readonly read: string;
  /** Key paths, sorted; one that ends in `.*` is a map with free keys. */
  readonly keys: readonly string[];
}

/** The charts of the controllers. Written by `scripts/update-chart-keys.ts`, which says how keys are found and which it cannot see. */
export const chartKeys: Readonly<Record<ChartName, ChartKeys>> = {
  alertmanager,
  'aws-load-balancer-controller': loadBalancerController,
  'aws-node-termination-handler': terminationHandler,
  'cluster-autoscaler': autoscaler,
  'metrics-server': metricsServer,
  prometheus,
  'prometheus-adapter': prometheusAdapter,
};
