/** A version of the autoscaler that fits a Kubernetes minor. */
export interface AutoscalerVersion {
  /** Tag of the image. */
  readonly imageTag: string;
  /** Oldest version of the chart whose RBAC is enough for it; with less it runs and does nothing (autoscaler#7663, #8678). */
  readonly leastChart: string;
  /** Where both were read. */
  readonly source: string;
}

const floors = 'cluster-autoscaler/README.md, "Releases"';

/**
 * The autoscaler must have the minor of its cluster (same page). Image tags: the last release tags `cluster-autoscaler-<version>` of
 * kubernetes/autoscaler, read 2026-11-22 in a copy of August 2026; that an image was pushed under each is not looked up here.
 */
const versions: Readonly<Record<string, AutoscalerVersion>> = {
  '1.32': {
    imageTag: 'v1.32.7',
    leastChart: '9.46.3',
    source: `${floors}; RBAC for volumeattachments from 9.46.3 (infra 2.1)`,
  },
  '1.33': { imageTag: 'v1.33.6', leastChart: '9.47.0', source: floors },
  '1.34': { imageTag: 'v1.34.5', leastChart: '9.51.0', source: floors },
  '1.35': {
    imageTag: 'v1.35.2',
    leastChart: '9.59.0',
    source: 'the chart whose default image is 1.35; run with 1.35.2 (drain.md)',
  },
  '1.36': {
    imageTag: 'v1.36.1',
    leastChart: '9.59.0',
    source: "the chart's ClusterRole covers the example of cluster-autoscaler-1.36.1 for aws (compared rule by rule)",
  },
};

/** The version for Kubernetes `minor`, such as `1.35`; `undefined` for a minor that nobody has looked up. */
export function autoscalerVersion(minor: string): AutoscalerVersion | undefined {
  return versions[minor];
}

/** Kubernetes minors for which there is a version. */
export const autoscalerMinors: readonly string[] = Object.keys(versions);
