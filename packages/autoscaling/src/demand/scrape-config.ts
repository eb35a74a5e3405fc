import { capacityLabel, instanceLabel } from '@spot-serving/core';
import { demandMetrics, metricsPath } from '@spot-serving/core/numbers';

/** Which pods Prometheus reads. */
export interface ScrapedPods {
  /** Namespace of the models. */
  readonly namespace: string;
  /** Names of the Services whose pods have a network policy that lets it in. */
  readonly services: readonly string[];
}

/** Series that somebody asks for; a page has hundreds, most of them buckets. */
const series = [
  ':tensorflow:core:graph_run_time_usecs',
  ':tensorflow:serving:request_count',
  ':tensorflow:serving:request_latency_count',
];

/**
 * How Prometheus finds and reads ModelServers: pods of `services` at their port for REST, each with its Service and with whether an autoscaler counts it. All that
 * run are read, ready or not: a pod that is too busy fails its checks, and its demand must not go with them.
 */
export function scrapeConfig({ namespace, services }: ScrapedPods) {
  const service = podLabel(instanceLabel);
  return {
    job_name: 'model-server',
    metrics_path: metricsPath,
    scrape_interval: `${demandMetrics.scrapeSeconds}s`,
    scrape_timeout: `${demandMetrics.scrapeSeconds - 1}s`,
    kubernetes_sd_configs: [{ role: 'pod', namespaces: { names: [namespace] } }],
    relabel_configs: [
      keep(service, services.join('|')),
      keep('__meta_kubernetes_pod_container_port_name', 'http'),
      keep('__meta_kubernetes_pod_phase', 'Running'),
      label(service, 'service'),
      label(podLabel(capacityLabel), 'capacity'),
      label('__meta_kubernetes_namespace', 'namespace'),
      label('__meta_kubernetes_pod_name', 'pod'),
    ],
    metric_relabel_configs: [keep('__name__', series.join('|'))],
  };
}

/** A label of a pod as service discovery calls it (Prometheus, "kubernetes_sd_config"): what is no letter, digit or underscore becomes one. */
function podLabel(name: string): string {
  return `__meta_kubernetes_pod_label_${name.replace(/\W/g, '_')}`;
}

const keep = (source: string, regex: string) => ({ source_labels: [source], regex, action: 'keep' });
const label = (source: string, name: string) => ({ source_labels: [source], target_label: name });
