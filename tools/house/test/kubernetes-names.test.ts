import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { manifestProblems, toManifest } from '@spot-serving/testkit';

/** The part of `rehearse schema --json` that says what a type takes. */
interface Block {
  readonly attributes: readonly {
    readonly name: string;
    readonly type: Type;
    readonly optional: boolean;
    readonly required: boolean;
  }[];
  readonly blocks: readonly { readonly name: string; readonly block: Block }[];
}
type Type = string | readonly [string, Type];

const root = join(__dirname, '..', '..', '..');

function schemaOf(type: string): Block {
  const command = [join(root, 'packages', 'rehearsal', 'bin', 'rehearse.cjs'), 'schema', type, '--json'];
  const { stdout } = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return (JSON.parse(stdout) as { readonly block: Block }).block;
}

/** Values with every argument and every block set, as a plan would show them. */
function everything({ attributes, blocks }: Block): object {
  const set = attributes
    .filter(({ optional, required }) => optional || required)
    .map(({ name, type }) => [name, sample(type)]);
  return Object.fromEntries([...set, ...blocks.map(({ name, block }) => [name, [everything(block)]])]);
}

const simple: Readonly<Record<string, unknown>> = { number: 5, bool: true };

function sample(type: Type): unknown {
  if (typeof type === 'string') return simple[type] ?? '5';
  const [collection, element] = type;
  return collection === 'map' ? { any_key: '5' } : [sample(element)];
}

/** What the provider calls otherwise than Kubernetes: kinds of storage that no stack uses, and an abbreviation of its own. */
const renamed: Readonly<Record<string, readonly string[]>> = {
  kubernetes_horizontal_pod_autoscaler_v2: ['target_cpu_utilization_percentage'],
  kubernetes_deployment_v1: [
    ...[
      'local',
      'data_disk_uri',
      'secret_namespace',
      'namespace',
      'endpoints_name',
      'ceph_monitors',
      'rados_user',
      'rbd_image',
      'rbd_pool',
    ],
  ],
};

/** The names and the shape that `toManifest` finds, against the whole schema of the pinned provider and not only what we write today. */
describe('every argument of the provider', () => {
  it.each(['kubernetes_deployment_v1', 'kubernetes_network_policy_v1', 'kubernetes_horizontal_pod_autoscaler_v2'])(
    'of %s has a name in Kubernetes, and its shape',
    (type) => {
      const manifest = toManifest(type, everything(schemaOf(type)));
      const problems = manifestProblems(manifest).filter(({ fix }) =>
        /no such key|must be (object|array|integer|boolean)/.test(fix),
      );
      const unnamed = problems.map(({ path }) => path.split('.').at(-1) ?? '');
      expect([...new Set(unnamed)].sort()).toEqual([...(renamed[type] ?? [])].sort());
    },
  );
});
