import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

import type { KubernetesObject } from '../../src/cluster/objects';

/** Kinds that it knows, by the path of their group and version. */
const servedKinds: Readonly<
  Record<string, readonly (readonly [kind: string, resource: string, namespaced: boolean])[]>
> = {
  '/api/v1': [
    ['Namespace', 'namespaces', false],
    ['Pod', 'pods', true],
    ['ServiceAccount', 'serviceaccounts', true],
    ['Event', 'events', true],
  ],
  '/apis/apps/v1': [
    ['Deployment', 'deployments', true],
    ['StatefulSet', 'statefulsets', true],
    ['DaemonSet', 'daemonsets', true],
  ],
  '/apis/batch/v1': [
    ['Job', 'jobs', true],
    ['CronJob', 'cronjobs', true],
  ],
  '/apis/networking.k8s.io/v1': [['Ingress', 'ingresses', true]],
  '/apis/coordination.k8s.io/v1': [['Lease', 'leases', true]],
  '/apis/apiregistration.k8s.io/v1': [['APIService', 'apiservices', false]],
  '/apis/apiextensions.k8s.io/v1': [['CustomResourceDefinition', 'customresourcedefinitions', false]],
  '/apis/admissionregistration.k8s.io/v1': [
    ['ValidatingWebhookConfiguration', 'validatingwebhookconfigurations', false],
    ['MutatingWebhookConfiguration', 'mutatingwebhookconfigurations', false],
  ],
};

/** An object as it is sent: its name may be left to the server. */
interface Sent {
  readonly metadata: { readonly name?: string };
}

/** A request that changed something. */
export interface Change {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

/** What it answers a request with, before it would do it. */
export type Answer = { readonly status?: number; readonly body?: object; readonly warning?: string } | undefined;

/** Objects behind a socket, in the shape of Kubernetes' API: lists, reads, makes, merges and deletes. It admits everything. */
export interface ApiStandIn {
  readonly socketPath: string;
  /** Objects by the path of each; tests put theirs in. */
  readonly objects: Map<string, KubernetesObject & Record<string, unknown>>;
  readonly changes: readonly Change[];
  /** Puts an object in, with its name as uid. */
  put(path: string, object?: Record<string, unknown>): void;
  close(): Promise<void>;
}

/** Starts one. `answer` may answer in its place. */
export async function apiStandIn(
  answer: (change: Change, query: string) => Answer = () => undefined,
  socketPath = join(mkdtempSync(join(tmpdir(), 'api-')), 'socket'),
): Promise<ApiStandIn> {
  const objects: ApiStandIn['objects'] = new Map();
  const changes: Change[] = [];
  const put = (path: string, object: Record<string, unknown> = {}): void => {
    const [, namespace] = /\/namespaces\/([^/]+)\/\w+\/[^/]+$/.exec(path) ?? [];
    const name = path.split('/').at(-1) ?? '';
    const metadata = {
      name,
      uid: name,
      ...(namespace === undefined ? {} : { namespace }),
      ...(object.metadata as object),
    };
    objects.set(path, { ...object, metadata });
  };
  const server = createServer((request, response) => void serve(request, response));
  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [path = '', query = ''] = (request.url ?? '').split('?');
    const said = await text(request);
    const change = {
      method: request.method ?? 'GET',
      path,
      body: said === '' ? undefined : (JSON.parse(said) as unknown),
    };
    const given = answer(change, query);
    if (change.method !== 'GET' && !query.includes('dryRun')) changes.push(change);
    const { status, body } = { ...done(change, query), ...given };
    const headers = given?.warning === undefined ? {} : { warning: `299 - ${JSON.stringify(given.warning)}` };
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  }
  const done = ({ method, path, body }: Change, query: string): { readonly status: number; readonly body: object } => {
    const target = path.replace(/\/(status|finalize)$/, '');
    if (method === 'POST') return made(path, body as Sent, query);
    if (method === 'GET') return read(path);
    const old = objects.get(target);
    if (old === undefined) return { status: 404, body: { message: `${target} not found` } };
    if (method === 'DELETE' || path.endsWith('/finalize')) objects.delete(target);
    else objects.set(target, merged(old, body as Record<string, unknown>));
    return { status: 200, body: old };
  };
  const made = (path: string, body: Sent, query: string) => {
    const name = body.metadata.name ?? 'generated';
    if (!query.includes('dryRun')) put(`${path}/${name}`, { ...body });
    return { status: 201, body: objects.get(`${path}/${name}`) ?? body };
  };
  const read = (path: string) => {
    if (path === '/version') return { status: 200, body: { gitVersion: 'v1.35.0' } };
    if (path === '/api' || path === '/apis') return { status: 200, body: discovery(path) };
    const one = objects.get(path);
    if (one !== undefined) return { status: 200, body: one };
    const [group, resource = ''] = [path.slice(0, path.lastIndexOf('/')), path.split('/').at(-1)];
    const kind = servedKinds[group]?.find(([, plural]) => plural === resource);
    if (kind === undefined) return { status: 404, body: { message: `${path} not found` } };
    const under = new RegExp(`^${group}/(namespaces/[^/]+/)?${resource}/[^/]+$`);
    return { status: 200, body: { items: [...objects].filter(([at]) => under.test(at)).map(([, object]) => object) } };
  };
  await new Promise<void>((resolve) => server.listen(socketPath, resolve));
  return {
    socketPath,
    objects,
    changes,
    put,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(join(socketPath, '..'), { recursive: true, force: true });
    },
  };
}

function discovery(root: string): object {
  const items = Object.entries(servedKinds)
    .filter(([path]) => path.startsWith(`${root}/`))
    .map(([path, kinds]) => ({
      metadata: root === '/api' ? {} : { name: path.split('/')[2] },
      versions: [
        {
          version: path.split('/').at(-1),
          resources: kinds.map(([kind, resource, namespaced]) => ({
            resource,
            responseKind: { kind },
            scope: namespaced ? 'Namespaced' : 'Cluster',
            verbs: ['list', 'get'],
          })),
        },
      ],
    }));
  return { items };
}

function merged<Old extends object>(old: Old, change: Record<string, unknown>): Old {
  const entries = Object.entries(change).map(([key, value]) => {
    const before = (old as Record<string, unknown>)[key];
    const deep = [before, value].every((one) => typeof one === 'object' && one !== null && !Array.isArray(one));
    return [key, deep ? merged(before as object, value as Record<string, unknown>) : value];
  });
  return { ...old, ...Object.fromEntries(entries) } as Old;
}
