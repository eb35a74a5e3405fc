/** Numbers that more than one package reads, each with its source. Pure: what imports `@spot-serving/core/numbers` loads no construct library. */
export { balancerCheck, controllerLookSeconds, gateSeconds } from './balancer-check';
export {
  kubeletSampleSeconds,
  metricsResolutionSeconds,
  nodeAutoscalerScanSeconds,
  podAutoscalerSyncSeconds,
  scaleUpSeconds,
  scanSeconds,
} from './demand';
export { daemonAllowance } from './daemons';
export { demandMetrics, requestCpuAnnotation, scraper } from './demand-metrics';
export { balancerLateSeconds, evictionRetrySeconds, handlerSeconds, spotNoticeSeconds } from './interruption';
export { metricsPath, modelServerPorts } from './model-server-ports';
export { leastProvisionMinutes, nodeBootSeconds } from './node-boot';
export { placeholderShare, preemptSeconds } from './placeholder';
export {
  containerStartSeconds,
  digestMiBPerSecond,
  fetchSecondsPerGiB,
  imagePullSeconds,
  loadSecondsPerGiB,
  volumeMiBPerSecond,
  warmupSeconds,
} from './pod-start';
export { balancerAliasSeconds, regionNoticedSeconds } from './shared-name';
export { fewestSpotFamilies, fewestSpotTypes } from './spot-markets';
