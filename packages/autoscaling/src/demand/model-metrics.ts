import { createHash } from 'node:crypto';

import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';

import { scraper } from '@spot-serving/core/numbers';
import { controllerNamespace, type ControllerProps, ControllerRelease } from '@spot-serving/helm-release';

import { alertRules } from './alert-rules';
import { demandRules } from './demand-queries';
import { scrapeConfig, type ScrapedPods } from './scrape-config';

/** Whose metrics are read. */
export interface ModelMetricsProps extends ControllerProps, ScrapedPods {
  /** Host and port of the Alertmanager that hears of what is wrong. @default nobody hears of it */
  readonly alertmanager?: string;
}

/** Models' series alone take a few MiB; the rest is Prometheus itself. An allowance. */
const prometheusResources = { cpu: '100m', memory: '400Mi' };
/** What the chart suggests (prometheus-adapter 5.3.0, values.yaml). */
const adapterResources = { cpu: '100m', memory: '128Mi' };

/** One of the ports that the control plane may call on nodes (eks-spot, NodeSecurityGroup; infra 2.6); the chart's own is not. */
const adapterPort = 10250;

/** Nobody asks for more of the past than {@link alertRules}. */
const retention = '2h';

/**
 * What autoscalers know of demand: Prometheus reads ModelServers, and the Prometheus adapter answers for `external.metrics.k8s.io`. Two of each, for autoscalers are blind to demand
 * while none answers; they then go by CPU and memory, and take no pods away.
 *
 * Nothing is kept: demand is of the last seconds. Why these parts: docs/adr/0033.
 */
export class ModelMetrics extends Construct {
  /** What autoscalers by demand wait for. */
  readonly ready: readonly ITerraformDependable[];

  /** @throws MisconfigurationError when `imageRegistry` is none */
  constructor(scope: Construct, id: string, props: ModelMetricsProps) {
    super(scope, id);
    const { after, imageRegistry, images } = props;
    const from = { imageRegistry, images };
    const prometheus = new ControllerRelease(this, 'Prometheus', {
      ...{ chart: 'prometheus', resources: prometheusResources, values: prometheusValues(props), after, ...from },
    });
    this.ready = new ControllerRelease(this, 'Adapter', {
      ...{ chart: 'prometheus-adapter', resources: adapterResources, values: adapterValues, ...from },
      after: [...(after ?? []), ...prometheus.ready],
    }).ready;
  }
}

const adapterValues = {
  replicas: 2,
  podDisruptionBudget: { enabled: true, maxUnavailable: 1 },
  listenPort: adapterPort,
  metricsRelistInterval: '30s',
  prometheus: { url: `http://${scraper.serviceAccount}.${controllerNamespace}.svc`, port: 80 },
  rules: { default: false, external: demandRules },
};

/** Charts within the chart, which would put pods on any node, and jobs that would read the whole cluster (prometheus 29.27.0, Chart.yaml and values.yaml). */
const others = ['alertmanager', 'kube-state-metrics', 'prometheus-node-exporter', 'prometheus-pushgateway'];
const otherJobs = [
  ...['prometheus', 'prometheus-pushgateway', 'kubernetes-api-servers', 'kubernetes-nodes'],
  ...['kubernetes-nodes-cadvisor', 'kubernetes-service-endpoints', 'kubernetes-service-endpoints-slow'],
  ...['kubernetes-services', 'kubernetes-pods', 'kubernetes-pods-slow'],
];

function off(names: readonly string[]): Record<string, { readonly enabled: false }> {
  return Object.fromEntries(names.map((name) => [name, { enabled: false }]));
}

function prometheusValues({ alertmanager, ...pods }: ModelMetricsProps) {
  const { serviceAccount: name } = scraper;
  const serverFiles = {
    'prometheus.yml': {
      rule_files: ['/etc/config/alerting_rules.yml'],
      scrape_configs: [scrapeConfig({ namespace: pods.namespace, services: pods.services })],
    },
    'alerting_rules.yml': { groups: [{ name: 'models', rules: alertRules(pods.services) }] },
  };
  const alertmanagers = alertmanager === undefined ? [] : [{ static_configs: [{ targets: [alertmanager] }] }];
  return {
    ...off(others),
    rbac: { create: false },
    serviceAccounts: { server: { create: true, name } },
    // Its one purpose is to load changed files, and another image: pods that begin anew do as well.
    configmapReload: { prometheus: { enabled: false } },
    scrapeConfigs: off(otherJobs),
    serverFiles,
    server: serverValues(name, { serverFiles, alertmanagers }),
  };
}

function serverValues(
  fullnameOverride: string,
  files: { readonly serverFiles: object; readonly alertmanagers: readonly object[] },
) {
  return {
    fullnameOverride,
    replicaCount: 2,
    strategy: { type: 'RollingUpdate' },
    podDisruptionBudget: { enabled: true },
    podAnnotations: { 'checksum/config': digest(files) },
    persistentVolume: { enabled: false },
    emptyDir: { sizeLimit: '1Gi' },
    retention,
    terminationGracePeriodSeconds: 30,
    // Without the chart's own flag, by which anybody who reaches it may stop it.
    extraFlags: [],
    global: { evaluation_interval: '15s' },
    alertmanagers: files.alertmanagers,
    containerSecurityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    },
  };
}

function digest(value: object): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}
