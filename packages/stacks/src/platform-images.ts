import { autoscalerVersion, pauseImage } from '@spot-serving/autoscaling';
import type { Environment } from '@spot-serving/core';
import { type ChartName, pinnedChart } from '@spot-serving/helm-release';

const everywhere: readonly ChartName[] = [
  'aws-load-balancer-controller',
  'aws-node-termination-handler',
  'metrics-server',
];

/** What scaling on demand adds. */
const onDemand: readonly ChartName[] = ['alertmanager', 'prometheus', 'prometheus-adapter'];

/**
 * Images that the platform of an app runs, by public name and tag. No other image of their charts is switched on (docs/how-to/upgrade-charts.md); those of EKS' add-ons are of
 * the add-ons' versions.
 */
export function platformImages({ cluster, models }: Pick<Environment, 'cluster' | 'models'>): string[] {
  const { image: autoscaler } = pinnedChart('cluster-autoscaler');
  const tag = autoscalerVersion(cluster.version)?.imageTag;
  const demanded = Object.values(models.served ?? {}).some(({ scaling }) => scaling !== undefined);
  const charts = [...everywhere, ...(demanded ? onDemand : [])].map(pinnedChart);
  return [
    ...charts.map(({ image, imageTag }) => `${image}:${imageTag}`),
    ...(tag === undefined ? [] : [`${autoscaler}:${tag}`]),
    pauseImage,
  ].sort();
}
