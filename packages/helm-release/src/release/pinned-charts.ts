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
 * Repository by chart (infra 2.1), and image by chart (`image.repository` of the chart's values at the version whose keys were read).
 *
 * The termination handler's newer charts are only at Amazon ECR Public, as an OCI artifact (its README at v1.25.6, "Helm"); the older
 * repository of `eks-charts` ends at 0.21.0.
 */
const sources: Readonly<Record<ChartName, Pick<PinnedChart, 'repository' | 'image' | 'podsAt'>>> = {
  alertmanager: { repository: prometheusCharts, image: 'quay.io/prometheus/alertmanager' },
  'aws-load-balancer-controller': {
    repository: 'https://aws.github.io/eks-charts',
    image: 'public.ecr.aws/eks/aws-load-balancer-controller',
  },
  'aws-node-termination-handler': {
    repository: 'oci://public.ecr.aws/aws-ec2/helm',
    image: 'public.ecr.aws/aws-ec2/aws-node-termination-handler',
  },
  'cluster-autoscaler': {
    repository: 'https://kubernetes.github.io/autoscaler',
    image: 'registry.k8s.io/autoscaling/cluster-autoscaler',
  },
  'metrics-server': {
    repository: 'https://kubernetes-sigs.github.io/metrics-server/',
    image: 'registry.k8s.io/metrics-server/metrics-server',
  },
  prometheus: { repository: prometheusCharts, image: 'quay.io/prometheus/prometheus', podsAt: 'server' },
  'prometheus-adapter': {
    repository: prometheusCharts,
    image: 'registry.k8s.io/prometheus-adapter/prometheus-adapter',
  },
};

/** The one version of `chart` that we install. */
export function pinnedChart(chart: ChartName): PinnedChart {
  const { version, appVersion } = chartKeys[chart];
  return { ...sources[chart], version, imageTag: `v${appVersion.replace(/^v/, '')}` };
}
