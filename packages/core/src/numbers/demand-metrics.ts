/** Between two looks of Prometheus at a pod, seconds: our choice; a page of a ModelServer has a few hundred lines. */
const scrapeSeconds = 5;

/** Over how much of the past demand is averaged, seconds: three scrapes, so that a rate is left when one fails (Prometheus, "Query functions", rate: at least two samples). */
const windowSeconds = 3 * scrapeSeconds;

/**
 * What demand is called at `external.metrics.k8s.io`, with the labels by which an autoscaler asks for that of its own pods: `service`, and
 * `capacity`, which keeps an On-Demand floor apart.
 */
export const demandMetrics = {
  scrapeSeconds,
  windowSeconds,
  /** Requests in hand, by Little's law: seconds of requests in a second. */
  concurrency: 'model_server_requests_in_hand',
  /** Requests that were answered in a second. */
  requestsPerSecond: 'model_server_requests_per_second',
} as const;

/** Pods that may read ModelServer's metrics: Prometheus, in the namespace of all controllers, by the labels of its chart (prometheus 29.27.0, _helpers.tpl). */
export const scraper = {
  namespace: 'kube-system',
  labels: {
    'app.kubernetes.io/name': 'prometheus',
    'app.kubernetes.io/instance': 'prometheus',
    'app.kubernetes.io/component': 'server',
  },
  serviceAccount: 'prometheus-server',
} as const;

/** Annotation of a Deployment that says the CPU of a request as it was measured, milliseconds, for a forecast. */
export const requestCpuAnnotation = 'spot-serving.dev/request-cpu-millis';
