import { demandMetrics, metricsPath, modelServerPorts, scraper } from '@spot-serving/core/numbers';
import { releaseOf, releasesOf, somethingReady, synthInCluster } from '@spot-serving/testkit';

import {
  alertRules,
  AlertSender,
  alertSenderIdentity,
  alertSenderProblems,
  demandRules,
  ModelMetrics,
  scrapeConfig,
} from '../../src';

interface Prometheus {
  readonly server: Readonly<Record<string, unknown>>;
  readonly serverFiles: Readonly<Record<string, object>>;
  readonly [chart: string]: unknown;
}

const pods = { namespace: 'serving', services: ['resnet', 'resnet-canary'] };
const topicArn = 'arn:aws:sns:eu-west-1:111122223333:test-alarms';
const place = { name: 'test', region: 'eu-west-1', account: '111122223333' };

const synth = (services: readonly string[]) =>
  synthInCluster((stack) => {
    const identity = { ready: [somethingReady(stack, 'identity')] };
    const { ready: after, address } = new AlertSender(stack, 'AlertSender', {
      region: 'eu-west-1',
      topicArn,
      identity,
    });
    new ModelMetrics(stack, 'ModelMetrics', { ...pods, services, after, alertmanager: address });
  });
const stack = synth(pods.services);
const prometheus = releaseOf('prometheus', stack).values as unknown as Prometheus;

describe('what autoscalers know of demand', () => {
  it('is read every few seconds from the pods of the models that ask for it, by their Service, whether they are ready or not', () => {
    const config = scrapeConfig(pods);
    expect(prometheus.serverFiles['prometheus.yml']).toMatchObject({ scrape_configs: [config] });
    expect(config).toMatchObject({
      metrics_path: metricsPath,
      scrape_interval: '5s',
      kubernetes_sd_configs: [{ role: 'pod', namespaces: { names: ['serving'] } }],
    });
    const sources = config.relabel_configs.map(({ source_labels: [source], ...rest }) => ({ source, ...rest }));
    expect(sources).toEqual(
      expect.arrayContaining([
        {
          source: '__meta_kubernetes_pod_label_app_kubernetes_io_instance',
          regex: 'resnet|resnet-canary',
          action: 'keep',
        },
        { source: '__meta_kubernetes_pod_label_app_kubernetes_io_instance', target_label: 'service' },
        { source: '__meta_kubernetes_pod_label_spot_serving_dev_capacity', target_label: 'capacity' },
      ]),
    );
    expect(sources.map(({ source }) => source)).not.toContain('__meta_kubernetes_pod_ready');
    expect(modelServerPorts.rest).toBe(8501);
  });

  it('is answered for autoscalers under the names that they ask for, and nothing else is', () => {
    const {
      rules,
      prometheus: asked,
      listenPort,
    } = releaseOf('prometheus-adapter', stack).values as {
      rules: { default: boolean; external: typeof demandRules };
      prometheus: { url: string };
      listenPort: number;
    };
    expect(rules.default).toBe(false);
    expect(rules.external.map(({ name }) => name.as).sort()).toEqual(
      [demandMetrics.concurrency, demandMetrics.requestsPerSecond].sort(),
    );
    for (const { metricsQuery, seriesQuery } of rules.external) {
      expect(seriesQuery).toBe('up{job="model-server"}');
      // Series that are kept, each with what the autoscaler asks by, and no value when no pod is heard.
      expect(metricsQuery).toMatch(/\) and on\(\) \(max\(max_over_time\(up\{<<\.LabelMatchers>>\}\[2m\]\)\) == 1\)$/);
      for (const [, series = ''] of metricsQuery.matchAll(/(:tensorflow:[\w:]+)\{/g))
        expect(scrapeConfig(pods).metric_relabel_configs[0]?.regex.split('|')).toContain(series);
    }
    expect(asked.url).toBe(`http://${String(prometheus.server.fullnameOverride)}.kube-system.svc`);
    // The control plane reaches nodes on this port, and not on the chart's own.
    expect(listenPort).toBe(10250);
  });

  it('comes from pods that network policies and roles of models know', () => {
    expect(prometheus).toMatchObject({
      rbac: { create: false },
      serviceAccounts: { server: { create: true, name: scraper.serviceAccount } },
    });
    expect(releaseOf('prometheus', stack)).toMatchObject({
      name: scraper.labels['app.kubernetes.io/instance'],
      namespace: scraper.namespace,
    });
  });

  it('needs nothing that the chart would install beside, nor its flag by which anybody stops it', () => {
    const beside = ['alertmanager', 'kube-state-metrics', 'prometheus-node-exporter', 'prometheus-pushgateway'];
    for (const chart of beside) expect(prometheus[chart]).toEqual({ enabled: false });
    expect(prometheus.server).toMatchObject({ extraFlags: [], replicaCount: 2, persistentVolume: { enabled: false } });
  });

  it('is read by new pods when another model asks for it', () => {
    const annotation = (of: Prometheus) => of.server.podAnnotations;
    const other = releaseOf('prometheus', synth(['ranker'])).values as unknown as Prometheus;
    expect(annotation(other)).not.toEqual(annotation(prometheus));
  });
});

describe('alerts of models', () => {
  it('speak of refused requests, full threads, failing scrapes, and of each Service of which nothing is found', () => {
    const names = alertRules(pods.services).map(({ alert }) => alert);
    expect(names).toEqual(['RequestsRefused', 'ModelSaturated', 'ScrapesFail', 'NothingScraped', 'NothingScraped']);
    expect(prometheus.serverFiles['alerting_rules.yml']).toEqual({
      groups: [{ name: 'models', rules: alertRules(pods.services) }],
    });
  });

  it('see the first refusals of a pod, whose count begins with them, and none of before Prometheus began', () => {
    const expr = alertRules(pods.services)[0]?.expr ?? '';
    // Tried with promtool 3.5: a burst of 22 that comes once, a Prometheus that begins anew, a pod that was silent for 30 s and for three minutes.
    expect(expr).toMatch(
      /^sum by \(service, status\) \(increase\((\S+)\[5m\]\)\) > 0 or sum by \(service, status\) \(\1 unless \1 offset 1m and /,
    );
    expect(expr).toMatch(/ and on \(pod\) up\{job="model-server"\} offset 1m == 1\) > 0$/);
  });

  it('are each another rule: no two have the same name and labels', () => {
    const names = alertRules(pods.services).map(({ alert, labels }) => JSON.stringify({ alert, ...labels }));
    expect(new Set(names).size).toBe(names.length);
  });

  it('go to the topic, by way of two that know of each other', () => {
    expect(releaseOf('alertmanager', stack).values).toMatchObject({
      replicaCount: 2,
      config: { receivers: [{ sns_configs: [{ topic_arn: topicArn, sigv4: { region: 'eu-west-1' } }] }] },
    });
    expect(prometheus.server).toMatchObject({
      alertmanagers: [{ static_configs: [{ targets: ['alertmanager.kube-system.svc:9093'] }] }],
    });
  });

  it('are published by a role that may do nothing else', () => {
    expect(alertSenderIdentity(place, topicArn)).toMatchObject({
      namespace: 'kube-system',
      serviceAccount: 'alertmanager',
      statements: [
        { Action: 'sns:Publish', Resource: topicArn },
        {
          Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
          Condition: { StringEquals: { 'kms:ViaService': 'sns.eu-west-1.amazonaws.com' } },
        },
      ],
    });
  });

  it.each([
    ['a region that is none', { region: 'europe', topicArn }, ['region']],
    ['a topic that is none', { region: 'eu-west-1', topicArn: 'alarms' }, ['topicArn']],
  ])('refuse %s', (_, props, paths) => {
    expect(alertSenderProblems(props).map(({ path }) => path)).toEqual(paths);
  });

  it('are of models that scale on demand only: without any there is neither', () => {
    expect(Object.keys(releasesOf(stack)).sort()).toEqual(['alertmanager', 'prometheus', 'prometheus-adapter']);
  });
});
