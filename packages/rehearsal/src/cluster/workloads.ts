import type { Api } from './api';
import type { KubernetesObject, ObjectList, PodTemplate, Workload } from './objects';

/** Something that makes pods. */
export interface PodMaker {
  readonly kind: string;
  readonly path: string;
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
  readonly template: PodTemplate;
}

interface CronJob extends KubernetesObject {
  readonly spec: { readonly jobTemplate: { readonly spec: { readonly template: PodTemplate } } };
}

type Maker = Workload | CronJob;

const kinds = {
  Deployment: '/apis/apps/v1/deployments',
  StatefulSet: '/apis/apps/v1/statefulsets',
  DaemonSet: '/apis/apps/v1/daemonsets',
  Job: '/apis/batch/v1/jobs',
  CronJob: '/apis/batch/v1/cronjobs',
} as const;

/** Every workload of the cluster that was not made by another one. */
export async function podMakers(api: Api): Promise<readonly PodMaker[]> {
  const lists = await Promise.all(
    Object.entries(kinds).map(async ([kind, path]) => {
      const { items } = (await api.read(path)) as ObjectList<Maker>;
      return items
        .filter(({ metadata }) => metadata.ownerReferences === undefined)
        .map((one) => podMaker(kind, path, one));
    }),
  );
  return lists.flat();
}

function podMaker(kind: string, path: string, { metadata, spec }: Maker): PodMaker {
  const { namespace = 'default', name, uid } = metadata;
  const [group, resource] = [path.slice(0, path.lastIndexOf('/')), path.split('/').at(-1)];
  return {
    kind,
    path: `${group}/namespaces/${namespace}/${resource}/${name}`,
    namespace,
    name,
    uid,
    template: 'jobTemplate' in spec ? spec.jobTemplate.spec.template : spec.template,
  };
}

/** Containers of a workload's pods, those that come before the others first. */
export function containerNames({ template: { spec } }: PodMaker): readonly string[] {
  return [...(spec.initContainers ?? []), ...spec.containers].map(({ name }) => name);
}
