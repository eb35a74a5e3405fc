import { type NodeSchedule, placementOn } from '@spot-serving/core';

/**
 * Settings of the network plugin: NetworkPolicy is enforced, and a node takes addresses by blocks of sixteen, so that the number of pods is
 * not bound by its interfaces (EKS user guide, "Limit Pod traffic with Kubernetes network policies" and "Assign more IP addresses to Amazon
 * EKS nodes with prefixes").
 */
export function networkPluginConfiguration() {
  return { enableNetworkPolicy: 'true', env: { ENABLE_PREFIX_DELEGATION: 'true', WARM_PREFIX_TARGET: '1' } };
}

/** Settings of CoreDNS: only on nodes of `schedule`. A cluster whose names go with a Spot node is down. */
export function coreDnsConfiguration(schedule: NodeSchedule) {
  return { ...placementOn(schedule), replicaCount: 2 };
}

/**
 * Settings of the log shipper: its agents run on every node, whatever the taint, as is the chart's default; its operator only on nodes of
 * `schedule`. It leaves workloads alone (no Application Signals, which would restart pods to instrument them), and sends the standard
 * metrics, not the enhanced ones, which are charged by the observation (CloudWatch user guide, "Install the CloudWatch agent with the
 * Amazon CloudWatch Observability EKS add-on"; keys: aws-observability/helm-charts@71a298f, values.yaml).
 */
export function logShipperConfiguration(schedule: NodeSchedule) {
  return {
    containerLogs: { enabled: true },
    agent: { config: { logs: { metrics_collected: { kubernetes: { enhanced_container_insights: false } } } } },
    manager: { applicationSignals: { autoMonitor: { monitorAllServices: false } }, ...placementOn(schedule) },
  };
}
