import {
  imageWithDigest,
  mirroredImage,
  placementOn,
  type PodPlacement,
  priorityClassNames,
  type ResolvedVersions,
  scheduleFor,
} from '@spot-serving/core';

import type { ChartName } from '../charts/chart-keys';
import { pinnedChart } from './pinned-charts';

/** What a container asks for, and what it may not pass, in Kubernetes quantities. */
export interface ContainerResources {
  /** CPU to reserve; there is no limit on it, because a controller that is slowed down is late when it is needed. */
  readonly cpu: string;
  /** Memory to reserve, and to be killed at. */
  readonly memory: string;
}

/** What a release decides for itself among the values that all of them have. */
export interface SharedSettings {
  /** The chart; its release has the same name. */
  readonly chart: ChartName;
  /** What its container asks for. */
  readonly resources: ContainerResources;
  /** Tag of the image. @default the one that belongs to the chart */
  readonly imageTag?: string;
  /** Registry that holds a copy of the image, at the same path. @default the public registry of the image */
  readonly imageRegistry?: string;
  /** Digests that were looked up, by public reference. @default none - the image is whatever its tag is at the time */
  readonly images?: ResolvedVersions['images'];
}

/** Values that every controller's chart takes, under the same keys in all of them (infra 2.1). */
export interface SharedValues extends PodPlacement {
  readonly image: { readonly repository: string; readonly tag: string };
  readonly priorityClassName: string;
  readonly resources: { readonly requests: ContainerResources; readonly limits: Pick<ContainerResources, 'memory'> };
  readonly topologySpreadConstraints: readonly object[];
}

/**
 * Values by which a controller runs on On-Demand system nodes and nowhere else, with its own share of them, before everything but
 * Kubernetes' own, and with its replicas on different nodes and, if possible, in different zones.
 *
 * All charts label their pods with the release's name (`app.kubernetes.io/instance`).
 */
export function sharedValues({ chart, resources, imageTag, imageRegistry, images }: SharedSettings): SharedValues {
  const { image, imageTag: own } = pinnedChart(chart);
  const labelSelector = { matchLabels: { 'app.kubernetes.io/instance': chart } };
  const spread = { maxSkew: 1, labelSelector, matchLabelKeys: ['pod-template-hash'] };
  return {
    ...placementOn(scheduleFor('system', 'on-demand')),
    image: { repository: mirroredImage(image, imageRegistry), tag: tagOf(image, imageTag ?? own, images) },
    priorityClassName: priorityClassNames.system,
    resources: { requests: resources, limits: { memory: resources.memory } },
    topologySpreadConstraints: [
      { ...spread, topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'DoNotSchedule' },
      { ...spread, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'ScheduleAnyway' },
    ],
  };
}

/**
 * Tag, and behind it the digest, which a runtime then goes by: not every chart has a value for a digest, and all of them write `repository:tag` (read in the templates of the pinned
 * versions; none makes a label of the tag).
 */
function tagOf(image: string, tag: string, images: ResolvedVersions['images']): string {
  return imageWithDigest(`${image}:${tag}`, { images }).slice(image.length + 1);
}
