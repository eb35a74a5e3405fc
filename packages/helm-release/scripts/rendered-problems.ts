import { isDeepStrictEqual } from 'node:util';

import { parseAllDocuments } from 'yaml';

import type { Problem } from '@spot-serving/core';

/** Values that decide where the pods of a controller run and what they take; all charts have them under these keys (infra 2.1). */
export interface PlacedValues {
  readonly nodeSelector?: Readonly<Record<string, string>>;
  readonly tolerations?: readonly object[];
  readonly priorityClassName?: string;
  readonly resources?: object;
  readonly image?: { readonly repository?: string; readonly tag?: string };
}

interface Container {
  readonly name: string;
  readonly image?: string;
  readonly resources?: object;
}

interface PodSpec extends Omit<PlacedValues, 'resources' | 'image'> {
  readonly containers: readonly Container[];
}

interface Manifest {
  readonly kind?: string;
  readonly metadata?: { readonly name?: string };
  readonly spec?: { readonly template?: { readonly spec?: PodSpec } };
}

/** Values that a chart took and did not hand to a pod: what it renders is not where, or what, the values say. */
export function renderedProblems(values: PlacedValues, rendered: string): Problem[] {
  const manifests = parseAllDocuments(rendered).map((document) => document.toJS() as Manifest | null);
  const workloads = manifests.flatMap((manifest) => {
    const pod = manifest?.spec?.template?.spec;
    return pod === undefined
      ? []
      : [{ path: `${manifest?.kind ?? 'workload'} ${manifest?.metadata?.name ?? ''}`, pod }];
  });
  if (workloads.length === 0)
    return [{ path: 'manifests', value: [], fix: 'the chart renders no pods: look at its conditions' }];
  return workloads.flatMap(({ path, pod }) => [
    ...placementProblems(values, path, pod),
    ...pod.containers.flatMap((container) => containerProblems(values, path, container)),
  ]);
}

function placementProblems(
  { nodeSelector = {}, tolerations = [], priorityClassName }: PlacedValues,
  path: string,
  pod: PodSpec,
): Problem[] {
  const selected = Object.entries(nodeSelector).every(([label, value]) => pod.nodeSelector?.[label] === value);
  const tolerated = tolerations.every((toleration) =>
    pod.tolerations?.some((other) => isDeepStrictEqual(other, toleration)),
  );
  return [
    ...(selected
      ? []
      : [
          {
            path: `${path}: nodeSelector`,
            value: pod.nodeSelector,
            fix: `the values say ${JSON.stringify(nodeSelector)}`,
          },
        ]),
    ...(tolerated
      ? []
      : [
          {
            path: `${path}: tolerations`,
            value: pod.tolerations,
            fix: `the values say ${JSON.stringify(tolerations)}`,
          },
        ]),
    ...(priorityClassName === undefined || pod.priorityClassName === priorityClassName
      ? []
      : [
          {
            path: `${path}: priorityClassName`,
            value: pod.priorityClassName,
            fix: `the values say ${priorityClassName}`,
          },
        ]),
  ];
}

function containerProblems({ resources, image }: PlacedValues, path: string, container: Container): Problem[] {
  const wanted =
    image?.repository === undefined || image.tag === undefined ? undefined : `${image.repository}:${image.tag}`;
  const where = `${path}, container ${container.name}`;
  return [
    ...(resources === undefined || isDeepStrictEqual(container.resources, resources)
      ? []
      : [
          {
            path: `${where}: resources`,
            value: container.resources,
            fix: `the values say ${JSON.stringify(resources)}`,
          },
        ]),
    ...(wanted === undefined || container.image === wanted
      ? []
      : [{ path: `${where}: image`, value: container.image, fix: `the values say ${wanted}` }]),
  ];
}
