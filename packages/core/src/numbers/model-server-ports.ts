/** Ports of ModelServer's image: gRPC, and REST with model status and metrics (TensorFlow Serving, tensorflow_serving/tools/docker/Dockerfile, `EXPOSE`). */
export const modelServerPorts = { grpc: 8500, rest: 8501 } as const;

/** Where the metrics are: PrometheusExporter::kPrometheusPath (util/prometheus_exporter.cc), on the REST port. */
export const metricsPath = '/monitoring/prometheus/metrics';
