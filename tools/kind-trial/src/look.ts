import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { Failure, inWorkFolder } from '@spot-serving/terraform-runner';

import { type Kubectl, startKeepers } from './keepers';
import { context } from './kind-cluster';
import type { Programs } from './programs';
import { client, type ClientOptions, namespace, type StoreAddress, surroundings } from './trial-objects';
import { problemWith, verdict } from './verdict';

/** How long clients ask while a node is drained: two stops of a pod in their grace period, and a new pod with its image. */
const load = { name: 'load', seconds: 240, workers: 4 } as const;

/** Milliseconds of load before the drain begins. */
const warmUp = 10_000;

/** Fewest requests that make the load one, about one a second. */
const leastSeconds = load.seconds;

/**
 * Looks at the app while it is applied: `check-serving`, a prediction through the Service, a node drained under load, `check-serving` again.
 *
 * @param stacks folder of the synthesized stacks
 * @throws {Failure} 1 with what is not as it should be
 */
export async function look(programs: Programs, stacks: string, store: StoreAddress): Promise<void> {
  const kubectl: Kubectl = (...args) => programs.run('kubectl', '--context', context, ...args);
  const script = readFileSync(join(__dirname, '..', 'scripts', 'client.sh'), 'utf8');
  await apply(kubectl, surroundings(store, script));
  const unheard = programs.quiet();
  const keepers = startKeepers((...args) => unheard.run('kubectl', '--context', context, ...args));
  try {
    await checkServing(programs, stacks);
    const image = await imageOf(kubectl);
    await ask(kubectl, { name: 'once', image, seconds: 0, workers: 1 }, 1);
    await drainUnderLoad(kubectl, image);
    await checkServing(programs, stacks);
  } finally {
    await keepers.stop();
    await kubectl('delete', 'namespace', namespace, '--wait=false');
    await kubectl('delete', 'apiservice', 'v1beta1.metrics.k8s.io');
    await kubectl('delete', 'networkpolicy', '-n', 'serving', 'kind-trial-store', 'kind-trial-clients');
  }
}

async function checkServing(programs: Programs, stacks: string): Promise<void> {
  await programs.run(
    'npx',
    'check-serving',
    'kind-trial',
    '--synthesized',
    stacks,
    '--context',
    context,
    '--wait',
    '15m',
  );
}

async function imageOf(kubectl: Kubectl): Promise<string> {
  const path = 'jsonpath={.spec.template.spec.containers[?(@.name=="model-server")].image}';
  return kubectl('get', 'deployment', 'half-plus-two', '-n', 'serving', '-o', path);
}

/** Drains the node of one of the model's pods while clients ask; then every request must have been answered. */
async function drainUnderLoad(kubectl: Kubectl, image: string): Promise<void> {
  const asking = ask(kubectl, { ...load, image }, leastSeconds);
  const draining = (async () => {
    await kubectl('wait', 'pod', load.name, '-n', namespace, '--for=jsonpath={.status.phase}=Running', '--timeout=2m');
    await pause(warmUp);
    const node = await kubectl(
      'get',
      'pods',
      '-n',
      'serving',
      '-l',
      'app.kubernetes.io/instance=half-plus-two',
      '-o',
      'jsonpath={.items[0].spec.nodeName}',
    );
    await kubectl('drain', node, '--ignore-daemonsets', '--delete-emptydir-data', '--timeout=3m');
  })();
  await Promise.all([asking, draining]);
}

async function ask(kubectl: Kubectl, options: ClientOptions, least: number): Promise<void> {
  const { name, seconds, workers } = options;
  await apply(kubectl, [client(options)]);
  await kubectl(
    'wait',
    'pod',
    name,
    '-n',
    namespace,
    '--for=jsonpath={.status.phase}=Succeeded',
    `--timeout=${seconds + 180}s`,
  );
  const problem = problemWith(verdict(await kubectl('logs', name, '-n', namespace), workers), least);
  if (problem !== undefined) throw new Failure(problem, 1);
}

function apply(kubectl: Kubectl, items: readonly object[]): Promise<string> {
  return inWorkFolder('kind-trial-', async (folder) => {
    const file = join(folder, 'objects.json');
    writeFileSync(file, JSON.stringify({ apiVersion: 'v1', kind: 'List', items }));
    return kubectl('apply', '-f', file);
  });
}
