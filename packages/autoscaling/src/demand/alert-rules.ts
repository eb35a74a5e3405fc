/** A rule of Prometheus, as it is written (Prometheus, "Alerting rules"). */
export interface AlertRule {
  readonly alert: string;
  readonly expr: string;
  readonly for: string;
  readonly labels: { readonly severity: 'page'; readonly service?: string };
  readonly annotations: { readonly summary: string };
}

/** Half of the default threads (serving, `modelServerThreads`): far above what any CPU target leaves in hand, and still answered. */
const crowded = 32;

/** Requests that ModelServer itself does not answer, by pod and status. */
const refused =
  ':tensorflow:serving:request_count{status=~"RESOURCE_EXHAUSTED|UNAVAILABLE|DEADLINE_EXCEEDED|INTERNAL"}';

/**
 * The same that a pod has for the first time: ModelServer writes a count with its first request (TensorFlow, monitoring/counter.h, GetCell), and `increase` sees nothing before the second look at a
 * series. Only of pods that were heard a minute ago already, for Prometheus that began anew has seen nothing before.
 */
const refusedFirst = `${refused} unless ${refused} offset 1m and on (pod) up{job="model-server"} offset 1m == 1`;

/**
 * What is wrong with models though they run: requests that ModelServer itself refuses, by status; pods with so much in hand that the next calls by gRPC find no thread and
 * are refused before anything counts them (load, 4); and metrics that stop, for the whole of Prometheus or for a Service.
 *
 * @param services names of the Services that are read
 */
export function alertRules(services: readonly string[]): AlertRule[] {
  return [
    rule(
      'RequestsRefused',
      `sum by (service, status) (increase(${refused}[5m])) > 0 or sum by (service, status) (${refusedFirst}) > 0`,
      '0s',
      '{{ $labels.service }} refuses requests: {{ $labels.status }}',
    ),
    rule(
      'ModelSaturated',
      `sum by (service) (rate(:tensorflow:core:graph_run_time_usecs[1m])) / 1e6 > ${crowded} * count by (service) (up{job="model-server"} == 1)`,
      '1m',
      '{{ $labels.service }} has more in hand than its pods answer: calls by gRPC are refused when its threads are taken',
    ),
    rule(
      'ScrapesFail',
      'count by (service) (up{job="model-server"} == 1) < 0.5 * count by (service) (up{job="model-server"}) or (count by (service) (up{job="model-server"}) unless count by (service) (up{job="model-server"} == 1))',
      '5m',
      'Half of the pods of {{ $labels.service }} or more are not heard: it does not scale on demand',
    ),
    ...services.map((service) => nothingScraped(service)),
  ];
}

/** With its Service as a label, so that no two rules are the same but for what they ask (promtool calls such duplicates). */
function nothingScraped(service: string): AlertRule {
  const found = rule(
    'NothingScraped',
    `absent(up{job="model-server",service="${service}"})`,
    '10m',
    `No pod of ${service} is found: it does not scale on demand`,
  );
  return { ...found, labels: { ...found.labels, service } };
}

function rule(alert: string, expr: string, lasting: string, summary: string): AlertRule {
  return { alert, expr, for: lasting, labels: { severity: 'page' }, annotations: { summary } };
}
