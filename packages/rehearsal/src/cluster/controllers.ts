import type { Api } from './api';
import { inventory } from './inventory';
import type { KubernetesObject, ObjectList } from './objects';

const workloads = ['apps/v1/deployments', 'apps/v1/statefulsets', 'apps/v1/daemonsets', 'batch/v1/jobs'].map(
  (kind) => `/apis/${kind}`,
);

/**
 * What an API server waits for where no controller manager runs, done in its place: each namespace gets its service account `default`, an
 * object that waits for the end of its dependents (it has none: nobody made any) may go, and a namespace that ends is emptied and ends.
 *
 * @returns what was done, in words
 */
export async function standInForControllers(api: Api): Promise<readonly string[]> {
  const accounts = await defaultAccounts(api);
  const orphans = (await Promise.all(workloads.map((path) => endForeground(api, path)))).some(Boolean);
  const ended = await endNamespaces(api);
  return [
    ...(accounts ? ['service accounts "default" made: no controller manager runs'] : []),
    ...(orphans ? ['workloads ended at once: no garbage collector runs'] : []),
    ...(ended ? ['namespaces emptied and ended: no namespace controller runs'] : []),
  ];
}

interface Namespace extends KubernetesObject {
  readonly spec?: { readonly finalizers?: readonly string[] };
}

async function namespaces(api: Api): Promise<readonly Namespace[]> {
  return ((await api.read('/api/v1/namespaces')) as ObjectList<Namespace>).items;
}

async function defaultAccounts(api: Api): Promise<boolean> {
  const { items } = (await api.read('/api/v1/serviceaccounts')) as ObjectList<KubernetesObject>;
  const have = new Set(
    items.filter(({ metadata }) => metadata.name === 'default').map((one) => one.metadata.namespace),
  );
  const without = (await namespaces(api)).filter(
    ({ metadata }) => !have.has(metadata.name) && metadata.deletionTimestamp === undefined,
  );
  for (const { metadata } of without) {
    await api.send({
      method: 'POST',
      path: `/api/v1/namespaces/${metadata.name}/serviceaccounts`,
      body: { metadata: { name: 'default' } },
    });
  }
  return without.length > 0;
}

async function endForeground(api: Api, path: string): Promise<boolean> {
  const { items } = (await api.read(path)) as ObjectList<KubernetesObject>;
  const [group, resource] = [path.slice(0, path.lastIndexOf('/')), path.split('/').at(-1)];
  const ending = items.filter(({ metadata }) => metadata.deletionTimestamp !== undefined);
  for (const { metadata } of ending) {
    const finalizers = (metadata.finalizers ?? []).filter((name) => name !== 'foregroundDeletion');
    const of = `${group}/namespaces/${metadata.namespace}/${resource}/${metadata.name}`;
    await api.send({ method: 'PATCH', path: of, body: { metadata: { finalizers } } });
  }
  return ending.length > 0;
}

async function endNamespaces(api: Api): Promise<boolean> {
  const ending = (await namespaces(api)).filter(({ metadata }) => metadata.deletionTimestamp !== undefined);
  if (ending.length === 0) return false;
  const objects = await inventory(api);
  for (const one of ending) {
    const { name } = one.metadata;
    for (const { path } of objects.filter(({ namespace }) => namespace === name))
      await api.send({ method: 'DELETE', path });
    const body = { ...one, spec: { finalizers: [] } };
    await api.send({ method: 'PUT', path: `/api/v1/namespaces/${name}/finalize`, body });
  }
  return true;
}
