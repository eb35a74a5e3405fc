/** `MonitoringConfig` in protobuf's text format (monitoring_config.proto): metrics on, at `metricsPath`. Without it they answer 404. */
export function monitoringConfigText(): string {
  return 'prometheus_config { enable: true }\n';
}
