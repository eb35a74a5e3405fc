import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { Release } from '@cdktf/provider-helm/lib/release';

import { type NodeSchedule, type PodPlacement, scheduleFor } from '@spot-serving/core';
import { findings } from '@spot-serving/guardrails/findings';
import { chartKeys, type ChartName, unknownKeys } from '@spot-serving/helm-release';
import { releasesOf, resourcesOf, synthesizeApp, type WrittenRelease } from '@spot-serving/testkit';

const apps = join(__dirname, '..', '..', '..', 'apps');
const names = readdirSync(apps, { withFileTypes: true })
  .filter((entry) => existsSync(join(apps, entry.name, 'cdktf.json')))
  .map(({ name }) => name);

/** Where a chart's values place its pods, when that is not at their top. */
const sections: Readonly<Record<string, string>> = { prometheus: 'server' };
/** The placement of a release's pods. */
const placementOf = (release: WrittenRelease): Partial<PodPlacement> => {
  const values = release.values as Readonly<Record<string, Partial<PodPlacement>>>;
  const section = sections[release.chart];
  return section === undefined ? values : (values[section] ?? {});
};
/** Values that select no nodes. */
const withoutSelector = (release: WrittenRelease): object => {
  const { values } = release;
  const section = sections[release.chart];
  const placement = { ...placementOf(release), nodeSelector: undefined };
  return section === undefined ? placement : { ...values, [section]: placement };
};
/** Charts that read what models do, in an app in which one of them scales on demand (docs/adr/0033). */
const demandCharts: readonly string[] = ['alertmanager', 'prometheus', 'prometheus-adapter'];

/** Whether Kubernetes would let a pod run on a node: each selected label is there, and each taint is borne. */
function mayLand(
  { nodeSelector = {}, tolerations = [] }: Partial<PodPlacement>,
  { labels, taints }: NodeSchedule,
): boolean {
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

const stacks = names.flatMap((name) => [...synthesizeApp(join(apps, name))]);
/** A chart of ours that prints the objects in its values has no pods; the guardrail holds it to that. */
const hasPods = (release: WrittenRelease) => !('objects' in release.values);
/** The account's own app has no cluster, and so no controllers. */
const withCluster = names.filter((name) => stacks.some(([stack]) => stack === `${name}-cluster`));
const releases = stacks.flatMap(([stack, content]) =>
  Object.values(releasesOf(content))
    .filter(hasPods)
    .map((release) => [stack, release.chart, release] as const),
);

describe('the releases of every app', () => {
  it('are there: every controller in every app that has a cluster', () => {
    expect(withCluster.length).toBeGreaterThan(1);
    const charts = Object.keys(chartKeys).sort();
    expect(charts).toEqual(expect.arrayContaining([...demandCharts]));
    const onDemand = withCluster.filter((name) =>
      JSON.stringify(new Map(stacks).get(`${name}-serving`)).includes('"External"'),
    );
    expect(onDemand).toEqual(['prod-eu-west-1', 'prod-us-east-1']);
    for (const name of withCluster)
      expect(
        releases
          .filter(([stack]) => stack === `${name}-platform`)
          .map(([, chart]) => chart)
          .sort(),
      ).toEqual(charts.filter((chart) => onDemand.includes(name) || !demandCharts.includes(chart)));
  });

  it.each(releases)(
    'of %s keep %s on On-Demand system nodes, even if system nodes were bought on Spot',
    (_, __, release) => {
      expect(mayLand(placementOf(release), scheduleFor('system', 'on-demand'))).toBe(true);
      expect(
        [scheduleFor('serving', 'spot'), scheduleFor('system', 'spot')].filter((node) =>
          mayLand(placementOf(release), node),
        ),
      ).toEqual([]);
    },
  );

  it.each(releases)(
    'of %s could not keep %s there without its selector, and would not be written',
    (name, chart, release) => {
      const without = withoutSelector(release);
      expect(mayLand({ ...placementOf(release), nodeSelector: undefined }, scheduleFor('system', 'spot'))).toBe(true);
      const seeded = structuredClone(new Map(stacks).get(name) ?? {});
      const written = Object.values(resourcesOf(Release, seeded)) as {
        readonly chart: string;
        readonly values: string[];
      }[];
      for (const each of written) if (each.chart === chart) each.values.splice(0, 1, JSON.stringify(without));
      const errors = findings(seeded).filter(({ severity }) => severity === 'error');
      expect(errors.map(({ rule }) => rule)).toEqual(['release-on-demand']);
    },
  );

  it.each(releases)('of %s say nothing to %s that the pinned chart does not know', (_, chart, release) => {
    expect(release.version).toBe(chartKeys[chart as ChartName].version);
    expect(unknownKeys(chart as ChartName, release.values)).toEqual([]);
  });
});
