/** Between two samples that the kubelet takes of a pod, seconds (cluster-autoscaler FAQ; serving 1.9). */
export const kubeletSampleSeconds = 10;
/** Between two looks of the metrics server at the kubelets, seconds: `--metric-resolution` of its chart (serving 1.9). */
export const metricsResolutionSeconds = 15;
/** Between two looks of the Horizontal Pod Autoscaler, seconds (Kubernetes, "Horizontal Pod Autoscaling", sync period). */
export const podAutoscalerSyncSeconds = 15;
/** Between two looks of the cluster autoscaler, seconds (its FAQ, scan-interval); a pending pod waits a whole one and up to a second more (drain.md, "Also seen"). */
export const nodeAutoscalerScanSeconds = 10;

/** From a pending pod to the cluster autoscaler's request of a node, seconds, at most. */
export const scanSeconds = nodeAutoscalerScanSeconds + 1;

/** From load that rises to a further request of a node, seconds, at most: a look just missed at each step. */
export const scaleUpSeconds = kubeletSampleSeconds + metricsResolutionSeconds + podAutoscalerSyncSeconds + scanSeconds;
