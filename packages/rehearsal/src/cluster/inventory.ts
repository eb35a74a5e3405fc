import type { Api } from './api';
import type { KubernetesObject, ObjectMeta } from './objects';

/** An object in the cluster, of whatever kind. */
export interface Found extends ObjectMeta {
  readonly kind: string;
  /** Path of the object in the API. */
  readonly path: string;
}

interface DiscoveredResource {
  readonly resource: string;
  readonly responseKind: { readonly kind: string };
  readonly scope: 'Namespaced' | 'Cluster';
  readonly verbs: readonly string[];
}

interface DiscoveredGroup {
  readonly metadata: { readonly name?: string };
  readonly versions: readonly { readonly version: string; readonly resources?: readonly DiscoveredResource[] }[];
}

const discovery = 'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList';
const metadataType = 'application/json;g=meta.k8s.io;v=v1;as=PartialObjectMetadataList';

/** Records of what happened, and of who leads: nothing that somebody applied. `metrics.k8s.io` is about pods, and has none of its own. */
const records = /^(events\.k8s\.io|metrics\.k8s\.io|coordination\.k8s\.io)$/;

/** The API server registers an API of its own for each group of resource definitions (kube-aggregator, pkg/apis/apiregistration/v1/types.go). */
const automanaged = 'kube-aggregator.kubernetes.io/automanaged';

/** Every object that can be listed, each once, but for events, leases and metrics, and what the API server registers by itself. */
export async function inventory(api: Api): Promise<readonly Found[]> {
  const kinds = (await Promise.all(['/api', '/apis'].map((root) => groupsAt(api, root)))).flat();
  const found = await Promise.all(kinds.map((kind) => objectsOf(api, kind)));
  return found.flat().filter(({ labels = {} }) => labels[automanaged] === undefined);
}

interface ListableKind {
  readonly kind: string;
  readonly prefix: string;
  readonly resource: string;
}

/** The preferred version of each group comes first (Kubernetes, "Aggregated discovery"); the same objects are in the others too. */
async function groupsAt(api: Api, root: string): Promise<readonly ListableKind[]> {
  const { items } = (await api.read(root, discovery)) as { readonly items: readonly DiscoveredGroup[] };
  return items.flatMap(({ metadata: { name = '' }, versions: [preferred] }) => {
    if (preferred === undefined || records.test(name)) return [];
    const prefix = [root, ...(name === '' ? [] : [name]), preferred.version].join('/');
    return (preferred.resources ?? [])
      .filter(({ resource, verbs }) => verbs.includes('list') && resource !== 'events')
      .map(({ resource, responseKind }) => ({ kind: responseKind.kind, prefix, resource }));
  });
}

/** A kind whose server went away between the question for it and this one has no objects. */
async function objectsOf(api: Api, { kind, prefix, resource }: ListableKind): Promise<readonly Found[]> {
  const { status, body } = await api.send({ path: `${prefix}/${resource}`, accept: metadataType });
  if (status !== 200) return [];
  // An empty list of metadata is null (component statuses in 1.34.4).
  const { items } = body as { readonly items: readonly KubernetesObject[] | null };
  return (items ?? []).map(({ metadata }) => {
    const place = metadata.namespace === undefined ? [] : ['namespaces', metadata.namespace];
    return { ...metadata, kind, path: [prefix, ...place, resource, metadata.name].join('/') };
  });
}

/**
 * Objects that came since: those that were there, and what those have made in the meantime, are left out.
 *
 * @param before uids of the objects that were there
 */
export function madeSince(before: ReadonlySet<string>, now: readonly Found[]): readonly Found[] {
  const theirs = withOwned(before, now);
  return now.filter(({ uid }) => !theirs.has(uid));
}

/** Objects that are among some by uid, that those own, or that are in their namespaces. */
export function cameFrom(some: ReadonlySet<string>, now: readonly Found[]): readonly Found[] {
  const ours = withOwned(some, now);
  const spaces = now.filter(({ kind, uid }) => kind === 'Namespace' && ours.has(uid)).map(({ name }) => name);
  return now.filter(({ uid, namespace = '' }) => ours.has(uid) || spaces.includes(namespace));
}

/** Uids, with those of the objects that they own, that those own, and so on. */
function withOwned(some: ReadonlySet<string>, now: readonly Found[]): ReadonlySet<string> {
  const all = new Set(some);
  const isNext = ({ uid, ownerReferences = [] }: Found): boolean =>
    !all.has(uid) && ownerReferences.some((owner) => all.has(owner.uid));
  for (let more = now.filter(isNext); more.length > 0; more = now.filter(isNext))
    for (const { uid } of more) all.add(uid);
  return all;
}

/** An object as a person names it. */
export function named({ kind, namespace, name }: Pick<Found, 'kind' | 'namespace' | 'name'>): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}
