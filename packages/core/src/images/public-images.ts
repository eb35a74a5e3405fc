/**
 * Public repositories of the images that every cluster of ours runs beside its models, by the chart that installs them (`image.repository` of the chart's values at the version
 * whose keys were read); `pause` is what placeholders run. A copy keeps the path, so that this tells what it is a copy of.
 */
export const publicImages = {
  alertmanager: 'quay.io/prometheus/alertmanager',
  'aws-load-balancer-controller': 'public.ecr.aws/eks/aws-load-balancer-controller',
  'aws-node-termination-handler': 'public.ecr.aws/aws-ec2/aws-node-termination-handler',
  'cluster-autoscaler': 'registry.k8s.io/autoscaling/cluster-autoscaler',
  'metrics-server': 'registry.k8s.io/metrics-server/metrics-server',
  pause: 'registry.k8s.io/pause',
  prometheus: 'quay.io/prometheus/prometheus',
  'prometheus-adapter': 'registry.k8s.io/prometheus-adapter/prometheus-adapter',
} as const;
