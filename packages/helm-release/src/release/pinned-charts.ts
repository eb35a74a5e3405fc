import { publicImages } from '@spot-serving/core';

import { chartKeys, type ChartName } from '../charts/chart-keys';

/** Where a controller's chart and image come from. */
export interface PinnedChart {
  /** Repository of the chart, as helm takes it. */
  readonly repository: string;
  /** Version of the chart: the one whose keys were read. */
  readonly version: string;
  /** The image that the chart installs, without its tag. */
  readonly image: string;
  /** Tag of the image that belongs to the chart; the autoscaler's goes by the Kubernetes minor instead (`autoscalerVersion`). */
  readonly imageTag: string;
  /** Section of the values that is about the controller's own pods. @default the top, in most charts */
  readonly podsAt?: string;
}

/** Its README.md, "Usage". */
const prometheusCharts = 'https://prometheus-community.github.io/helm-charts';

/**
 * Repository by chart (infra 2.1).
 *
 * The termination handler's newer charts are only at Amazon ECR Public, as an OCI artifact (its README at v1.25.6, "Helm"); the older
 * repository of `eks-charts` ends at 0.21.0.
 */
const sources: Readonly<Record<ChartName, Pick<PinnedChart, 'repository' | 'podsAt'>>> = {
  alertmanager: { repository: prometheusCharts },
  'aws-load-balancer-controller': { repository: 'https://aws.github.io/eks-charts' },
  'aws-node-termination-handler': { repository: 'oci://public.ecr.aws/aws-ec2/helm' },
  'cluster-autoscaler': { repository: 'https://kubernetes.github.io/autoscaler' },
  'metrics-server': { repository: 'https://kubernetes-sigs.github.io/metrics-server/' },
  prometheus: { repository: prometheusCharts, podsAt: 'server' },
  'prometheus-adapter': { repository: prometheusCharts },
};

/** The one version of `chart` that we install. */
export function pinnedChart(chart: ChartName): PinnedChart {
  const { version, appVersion } = chartKeys[chart];
  return { ...sources[chart], image: publicImages[chart], version, imageTag: `v${appVersion.replace(/^v/, '')}` };
}
