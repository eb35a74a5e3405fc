/** Where the metrics are: PrometheusExporter::kPrometheusPath (util/prometheus_exporter.cc), on the REST port. */
export const metricsPath = '/monitoring/prometheus/metrics';

/** `MonitoringConfig` in protobuf's text format (monitoring_config.proto): metrics on, at {@link metricsPath}. Without it they answer 404. */
export function monitoringConfigText(): string {
  return 'prometheus_config { enable: true }\n';
}
