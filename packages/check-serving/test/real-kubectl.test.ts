import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { checkServing } from '../src/check-serving';
import { asPlanned, stack } from './answers';
import { StandInCluster } from './kubectl-stand-in';

const folder = new StandInCluster();
folder.synthesized('dev', stack);
rmSync(join(folder.folder, 'bin', 'kubectl'));
const env = { ...folder.env, HOME: folder.folder, KUBECONFIG: join(folder.folder, 'kubeconfig') };
const installed = spawnSync('kubectl', ['version', '--client'], { env }).status === 0;
const { pods, replicaSets, deployments, autoscalers, budgets } = asPlanned();

/** What is asked for, by group and version, as the API server's discovery tells; the core group has no name. */
const groups = {
  '': {
    version: 'v1',
    resources: [
      { kind: 'Pod', name: 'pods', items: pods },
      { kind: 'Event', name: 'events', items: [] },
    ],
  },
  apps: {
    version: 'v1',
    resources: [
      { kind: 'Deployment', name: 'deployments', items: deployments },
      { kind: 'ReplicaSet', name: 'replicasets', items: replicaSets },
    ],
  },
  autoscaling: {
    version: 'v2',
    resources: [{ kind: 'HorizontalPodAutoscaler', name: 'horizontalpodautoscalers', items: autoscalers }],
  },
  policy: { version: 'v1', resources: [{ kind: 'PodDisruptionBudget', name: 'poddisruptionbudgets', items: budgets }] },
};

const named = Object.entries(groups).filter(([name]) => name !== '');

/** A small stand-in for an API server: discovery, lists of one namespace, single pods, and a refusal of everything else. */
function answerTo(path: string): [number, object] {
  if (path === '/api') return [200, { kind: 'APIVersions', versions: ['v1'] }];
  if (path === '/apis')
    return [
      200,
      { kind: 'APIGroupList', apiVersion: 'v1', groups: named.map(([name, { version }]) => groupOf(name, version)) },
    ];
  for (const [group, { version, resources }] of Object.entries(groups)) {
    const apiVersion = group === '' ? version : `${group}/${version}`;
    const root = group === '' ? `/api/${version}` : `/apis/${apiVersion}`;
    const served = resources.map(({ name, kind }) => ({ name, kind, namespaced: true, verbs: ['get', 'list'] }));
    if (path === root) return [200, { kind: 'APIResourceList', groupVersion: apiVersion, resources: served }];
    for (const { kind, name, items } of resources) {
      const all = items.map((item) => ({
        ...item,
        metadata: { ...item.metadata, namespace: 'serving' },
        kind,
        apiVersion,
      }));
      if (path === `${root}/namespaces/serving/${name}`)
        return [200, { kind: `${kind}List`, apiVersion, metadata: {}, items: all }];
      const one = all.find(({ metadata }) => path === `${root}/namespaces/serving/${name}/${metadata.name}`);
      if (one) return [200, one];
    }
  }
  return [
    403,
    {
      kind: 'Status',
      apiVersion: 'v1',
      status: 'Failure',
      reason: 'Forbidden',
      message: `${path} is forbidden`,
      code: 403,
    },
  ];
}

const groupOf = (name: string, version: string) => {
  const served = { groupVersion: `${name}/${version}`, version };
  return { name, versions: [served], preferredVersion: served };
};

let server: Server;
const asked: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://stand-in');
    asked.push(
      `${request.method} ${pathname} ${searchParams.get('labelSelector') ?? searchParams.getAll('command').join(' ')}`.trim(),
    );
    const [status, body] = answerTo(pathname);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const config = {
    ...{ apiVersion: 'v1', kind: 'Config', 'current-context': 'other', users: [{ name: 'nobody', user: {} }] },
    clusters: [{ name: 'stand-in', cluster: { server: `http://127.0.0.1:${port}` } }],
    contexts: [{ name: 'stand-in', context: { cluster: 'stand-in', user: 'nobody' } }],
  };
  writeFileSync(env.KUBECONFIG, JSON.stringify(config));
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  folder.remove();
});

describe(`the kubectl of this machine${installed ? '' : ', which has none: not tried'}`, () => {
  (installed ? it : it.skip)('asks for all that the check looks at, and for the version within each pod', async () => {
    let printed = '';
    const stdout = { write: (text: string) => (printed += text) };
    expect(
      await checkServing(['dev', '--context', 'stand-in'], {
        cwd: folder.folder,
        env,
        stdout,
        stderr: { write: () => true },
      }),
    ).toBe(1);
    const selector = 'app.kubernetes.io/name=tensorflow-serving';
    expect(asked).toEqual(
      expect.arrayContaining([
        `GET /api/v1/namespaces/serving/pods ${selector}`,
        `GET /apis/apps/v1/namespaces/serving/deployments ${selector}`,
        `GET /apis/apps/v1/namespaces/serving/replicasets ${selector}`,
        'GET /api/v1/namespaces/serving/events',
        `GET /apis/autoscaling/v2/namespaces/serving/horizontalpodautoscalers ${selector}`,
        `GET /apis/policy/v1/namespaces/serving/poddisruptionbudgets ${selector}`,
        expect.stringMatching(
          /^(GET|POST) \/api\/v1\/namespaces\/serving\/pods\/resnet-b\/exec timeout 10 \/bin\/bash -c .* 8501 \/v1\/models\/resnet\/versions\/7\/metadata$/,
        ),
      ]),
    );
    // The stand-in lets nobody in: lists are fine, and each pod is silent.
    const points = printed.split('\n').filter((line) => /^ {2}\S/.test(line));
    expect(points).toHaveLength(pods.length);
    expect(points.every((point) => /does not answer for version 7 of resnet: .*forbidden/i.test(point))).toBe(true);
  });
});
