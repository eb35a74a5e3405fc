import { demandMetrics } from '@spot-serving/core/numbers';

/** Requests in hand of a pod of which nothing is heard: all that its default threads hold (serving, `modelServerThreads`). */
const fullPodRequests = 63;

/** Silence after which a pod that answered is taken to be full, more than two scrapes, as a pod that ends is gone by then; and after which no longer. */
const silence = { from: '12s', to: '2m' } as const;

const { windowSeconds, concurrency, requestsPerSecond } = demandMetrics;

/** One metric of `external.metrics.k8s.io`: its name, and how the adapter asks Prometheus for it (prometheus-adapter v0.12.0, docs/externalmetrics.md). */
export interface DemandRule {
  readonly seriesQuery: string;
  readonly resources: { readonly overrides: { readonly namespace: { readonly resource: 'namespace' } } };
  readonly name: { readonly as: string };
  readonly metricsQuery: string;
}

/**
 * What the adapter answers autoscalers, in PromQL; it puts an autoscaler's selector and namespace where `<<.LabelMatchers>>` is. Both are found by `up`, which a pod
 * has before its first request, and neither has a value when no pod is heard: the autoscaler then takes none away.
 *
 * Seconds of running graphs in a second are the requests in hand (Little's law). ModelServer's own sum of latencies would hold their waiting too, but is written with
 * six digits (prometheus_exporter.cc, `absl::StrCat` of a double): after days it stands still for longer than the window. Counters are whole numbers.
 *
 * Scrapes wait for the same threads as requests by REST (serving 1.3), so a pod that has too much to do falls silent. It counts as full.
 */
export const demandRules: readonly DemandRule[] = [
  rule(
    concurrency,
    `(sum(rate(:tensorflow:core:graph_run_time_usecs{<<.LabelMatchers>>}[${windowSeconds}s])) / 1e6 or vector(0))` +
      ` + (${fullPodRequests} * count(max_over_time(up{<<.LabelMatchers>>}[${silence.from}]) == 0 and max_over_time(up{<<.LabelMatchers>>}[${silence.to}]) == 1) or vector(0))`,
  ),
  // Checks of the balancer and the kubelet have no API: they come by GET (http_rest_api_util.cc, ParseModelInfo).
  rule(
    requestsPerSecond,
    `sum(rate(:tensorflow:serving:request_latency_count{API!="",<<.LabelMatchers>>}[${windowSeconds}s])) or vector(0)`,
  ),
];

function rule(name: string, query: string): DemandRule {
  return {
    seriesQuery: 'up{job="model-server"}',
    resources: { overrides: { namespace: { resource: 'namespace' } } },
    name: { as: name },
    metricsQuery: `(${query}) and on() (max(max_over_time(up{<<.LabelMatchers>>}[${silence.to}])) == 1)`,
  };
}
