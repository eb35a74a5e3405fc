import { type NodeSchedule, scheduleFor, type Toleration } from '@spot-serving/core';
import { chartKeys, type ChartName, pinnedChart, unknownKeys } from '@spot-serving/helm-release';
import { anEnvironment, releasesOf, synthInCluster, type WrittenRelease } from '@spot-serving/testkit';

import { platformImages } from '../src/platform-images';
import { allControllers } from './all-controllers';

interface Placed {
  readonly nodeSelector?: Readonly<Record<string, string>>;
  readonly tolerations?: readonly Toleration[];
}

/** Whether Kubernetes would let a pod run on a node: each selected label is there, and each taint is borne. */
function mayLand({ nodeSelector = {}, tolerations = [] }: Placed, { labels, taints }: NodeSchedule): boolean {
  const selected = Object.entries(nodeSelector).every(([key, value]) => labels[key] === value);
  return (
    selected &&
    taints.every((taint) =>
      tolerations.some(
        (borne) => borne.key === taint.key && (borne.operator === 'Exists' || borne.value === taint.value),
      ),
    )
  );
}

const system = scheduleFor('system', 'on-demand');
const onSpot: readonly NodeSchedule[] = [
  scheduleFor('serving', 'spot'),
  scheduleFor('system', 'spot'),
  { ...scheduleFor('serving', 'spot'), taints: [] },
];
const releases = releasesOf(synthInCluster((stack) => allControllers(stack)));
const all = Object.entries(releases);
const demanded = { resnet: { version: 6, sizeMiB: 98, scaling: { concurrencyPerPod: 3 } } };
const images = platformImages(anEnvironment({ models: { publishers: [], served: demanded } }));

/** What the chart takes of its own pods. */
function podValues(name: string, values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { podsAt } = pinnedChart(name as ChartName);
  return podsAt === undefined ? values : (values[podsAt] as Readonly<Record<string, unknown>>);
}

/** A pod of these values could run on a Spot node. */
const couldBeOnSpot = (values: Placed) => onSpot.some((node) => mayLand(values, node));

describe('controllers', () => {
  it('are all whose charts are known', () => {
    expect(Object.keys(releases).sort()).toEqual(Object.keys(chartKeys).sort());
  });

  it.each(all)('keep %s on On-Demand system nodes', (name, { values }) => {
    const placed = podValues(name, values);
    expect(mayLand(placed, system)).toBe(true);
    expect(couldBeOnSpot(placed)).toBe(false);
  });

  it('would be found on Spot without their selector, if a system node were bought there', () => {
    const [, { values }] = all[0] as [string, WrittenRelease];
    expect(couldBeOnSpot({ ...values, nodeSelector: {} })).toBe(true);
  });

  it.each(all)('run %s as its production is asked to look it up', (name, { values }) => {
    const { image } = podValues(name, values) as {
      readonly image: { readonly repository: string; readonly tag: string };
    };
    expect(images).toContain(`${image.repository}:${image.tag}`);
  });

  it.each(all)('install %s from one version, and roll back what does not become ready', (name, release) => {
    expect(release).toMatchObject({
      chart: name,
      namespace: 'kube-system',
      version: chartKeys[name as ChartName].version,
      atomic: true,
      wait: true,
      timeout: 300,
    });
    expect(release.repository).toMatch(/^(https|oci):\/\//);
  });

  it.each(all)(
    'give %s a share of a node, a limit, a priority and a node for each replica',
    (name, { values: all }) => {
      const values = podValues(name, all);
      const { replicas, replicaCount } = values;
      const memory = expect.stringMatching(/^\d+Mi$/) as string;
      expect(values).toMatchObject({
        resources: { requests: { cpu: expect.stringMatching(/^\d+m$/) as string, memory }, limits: { memory } },
      });
      expect(values).toMatchObject({
        priorityClassName: 'spot-serving-system',
        // Prometheus' chart says one itself.
        podDisruptionBudget: name === 'prometheus' ? { enabled: true } : { maxUnavailable: 1 },
      });
      expect(replicas ?? replicaCount).toBe(2);
      const labelSelector = { matchLabels: { 'app.kubernetes.io/instance': name } };
      expect(values.topologySpreadConstraints).toContainEqual(
        expect.objectContaining({
          topologyKey: 'kubernetes.io/hostname',
          whenUnsatisfiable: 'DoNotSchedule',
          labelSelector,
        }),
      );
    },
  );

  it.each(all)('say nothing to %s that its chart does not know', (name, { values }) => {
    expect(unknownKeys(name as ChartName, values)).toEqual([]);
  });

  it('take every image from a mirror when there is one, at the path it has in public', () => {
    const mirrored = releasesOf(
      synthInCluster((stack) => allControllers(stack, '111122223333.dkr.ecr.eu-west-1.amazonaws.com/mirror')),
    );
    const images = Object.entries(mirrored).map(
      ([name, { values }]) => (podValues(name, values).image as { readonly repository: string }).repository,
    );
    expect(images.sort()).toEqual(
      [
        'autoscaling/cluster-autoscaler',
        'aws-ec2/aws-node-termination-handler',
        'eks/aws-load-balancer-controller',
        'metrics-server/metrics-server',
        'prometheus-adapter/prometheus-adapter',
        'prometheus/alertmanager',
        'prometheus/prometheus',
      ].map((path) => `111122223333.dkr.ecr.eu-west-1.amazonaws.com/mirror/${path}`),
    );
  });

  it('wait for their identity, and all but one for the load balancer controller', () => {
    const { 'aws-load-balancer-controller': first, ...others } = releases;
    expect(first?.depends_on).toEqual(['null_resource.identity']);
    for (const { depends_on: order } of Object.values(others))
      expect(order).toContainEqual(expect.stringMatching(/^helm_release\.LoadBalancerController_/));
  });
});
