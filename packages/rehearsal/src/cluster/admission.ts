import type { Interruption } from '@spot-serving/terraform-runner';

import { type Api, refusal } from './api';
import type { ApiWarning } from './gateway';
import type { Workload } from './objects';
import { until } from './until';
import type { PodMaker } from './workloads';

/** Milliseconds that a controller manager gets to make the pods of a workload. */
const patience = 60_000;

/** What came of asking for a workload's pods. */
export interface Admission {
  /** Why its pods are refused, in the server's words; undefined when they are admitted. */
  readonly refused: string | undefined;
  readonly warnings: readonly ApiWarning[];
}

/** How to find out whether pods are admitted. */
export interface AdmissionOptions {
  /** Whether a controller manager runs, which makes the pods. */
  readonly controllers: boolean;
  readonly interruption: Interruption;
  /** Milliseconds that controllers get to make the pods. @default 60000 */
  readonly limit?: number;
}

/**
 * Asks whether the pods of a workload are admitted: a pod of its template is sent as a dry run, through every admission plugin; and where
 * controllers run, the pods that they make are waited for.
 */
export async function admission(api: Api, maker: PodMaker, options: AdmissionOptions): Promise<Admission> {
  const { namespace, name, template } = maker;
  const path = `/api/v1/namespaces/${namespace}/pods`;
  const answer = await api.send({
    method: 'POST',
    path: `${path}?dryRun=All&fieldValidation=Strict`,
    body: {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        generateName: `${name}-`,
        labels: template.metadata?.labels,
        annotations: template.metadata?.annotations,
      },
      spec: template.spec,
    },
  });
  const warnings = answer.warnings.map((text) => ({ request: `POST ${path} (a pod of ${maker.kind} ${name})`, text }));
  const refused = refusal(answer);
  if (refused !== undefined || !options.controllers) return { refused, warnings };
  return { refused: await missingPods(api, maker, options), warnings };
}

/** How many pods a workload makes at once where no node is. Those of other kinds come later, or one for each node. */
const podCounts: Readonly<Record<string, (replicas: number) => number>> = {
  Deployment: (replicas) => replicas,
  StatefulSet: (replicas) => Math.min(replicas, 1),
};

async function missingPods(
  api: Api,
  { kind, path }: PodMaker,
  { interruption, limit = patience }: AdmissionOptions,
): Promise<string | undefined> {
  const pods = podCounts[kind];
  if (pods === undefined) return undefined;
  let last = 'its controller did not look at it';
  const made = await until(
    async () => {
      const { metadata, spec, status = {} } = (await api.read(path)) as Workload;
      const wanted = pods(spec.replicas ?? 1);
      if ((status.observedGeneration ?? 0) < (metadata.generation ?? 0)) return undefined;
      if ((status.replicas ?? 0) >= wanted) return true;
      const why = status.conditions?.find(
        ({ type, status: is }) => type === 'ReplicaFailure' && is === 'True',
      )?.message;
      last = `${status.replicas ?? 0} of ${wanted} pods were made${why === undefined ? '' : `: ${why}`}`;
      return undefined;
    },
    { limit, interruption },
  );
  return made === undefined ? last : undefined;
}
