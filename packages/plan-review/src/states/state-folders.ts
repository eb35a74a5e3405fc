import { type Backend, stackAt } from '@spot-serving/terraform-runner';

import type { StackToPlan } from '../planner/stack-to-plan';

/** Arguments of an S3 backend that lead nowhere but to its bucket; with others (a profile, a role, an address) only Terraform finds the way. */
const plain: readonly string[] = ['bucket', 'encrypt', 'key', 'kms_key_id', 'region', 'use_lockfile'];

/** A folder of a bucket in which one app alone keeps its states. */
export interface StateFolder {
  readonly bucket: string;
  readonly region: string | undefined;
  readonly folder: string;
}

/**
 * Folders that belong to an app, so that a state in them is its own: those where a stack `<app>-<layer>` keeps its state at `<app>/<layer>.tfstate`, as
 * `AppStack` does. In a folder by another rule several apps may keep theirs, so nothing is told of it.
 */
export function stateFolders(
  stacks: readonly Pick<StackToPlan, 'name' | 'backend' | 'stateLocation'>[],
): readonly StateFolder[] {
  const found = stacks.flatMap(({ name, backend, stateLocation }) =>
    isPlain(backend) && stateLocation !== undefined && stackAt(stateLocation) === name ? folderOf(backend) : [],
  );
  return [...new Map(found.map((one) => [`${one.bucket}/${one.folder}`, one])).values()];
}

function isPlain({ type, config }: Backend): boolean {
  return type === 's3' && Object.keys(config).every((name) => plain.includes(name));
}

function folderOf({ config: { bucket, region, key } }: Backend): readonly StateFolder[] {
  const [, folder] = /^(.+)\/[^/]+$/.exec(key as string) ?? [];
  return folder === undefined
    ? []
    : [{ bucket: bucket as string, region: typeof region === 'string' ? region : undefined, folder }];
}
