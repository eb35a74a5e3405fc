import type { CommandContext } from '@spot-serving/terraform-runner/program';
import { Failure } from '@spot-serving/terraform-runner/program';

import type { ModelBucket } from '../store-client/model-bucket';
import type { ListRequest } from './options';
import { parseVersion } from './parse-version';
import { sizeMiB, sizeText } from './size';
import { VersionAddress } from './version-address';

/** A version in a store, as its listing shows it. */
interface ListedVersion {
  readonly model: string;
  readonly version: number;
  /** Whether its manifest is there, so that a loader takes it. */
  readonly whole: boolean;
  /** Files, without the manifest. */
  readonly files: number;
  /** Bytes of the files. */
  readonly bytes: number;
  readonly sizeMiB: number;
}

/**
 * Lists the versions of a store, or of a model.
 *
 * @returns 0
 * @throws {Failure} 1 when there is no such model, or the store refuses or is away
 */
export async function listCommand({ bucket, model, json }: ListRequest, { stdout }: CommandContext): Promise<number> {
  const models = model === undefined ? await bucket.folders('') : [model];
  const versions = (await Promise.all(models.map((name) => versionsOf(bucket, name)))).flat();
  if (model !== undefined && versions.length === 0)
    throw new Failure(`s3://${bucket.name} has no model "${model}": "publish-model list" shows what it has`, 1);
  stdout.write(json ? `${JSON.stringify(versions, undefined, 2)}\n` : listText(versions));
  return 0;
}

async function versionsOf(bucket: ModelBucket, model: string): Promise<ListedVersion[]> {
  const numbers = (await bucket.folders(`${model}/`)).flatMap((name) => parseVersion(name) ?? []);
  const versions = numbers
    .sort((one, other) => one - other)
    .map((version) => listed(new VersionAddress(bucket, model, version)));
  return Promise.all(versions);
}

async function listed(address: VersionAddress): Promise<ListedVersion> {
  const objects = await address.bucket.list(address.prefix);
  const files = objects.filter(({ key }) => key !== address.manifestKey);
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  const { model, version } = address;
  return { model, version, whole: files.length < objects.length, files: files.length, bytes, sizeMiB: sizeMiB(bytes) };
}

function listText(versions: readonly ListedVersion[]): string {
  if (versions.length === 0) return 'The store is empty.\n';
  const widest = Math.max(...versions.map(({ model }) => model.length));
  const lines = versions.map(({ model, version, whole, files, bytes }) => {
    const state = whole ? 'whole         ' : 'half published';
    return `${model.padEnd(widest)}  ${`${version}`.padStart(4)}  ${state}  ${files} files, ${sizeText(bytes)}`;
  });
  return `${lines.join('\n')}\n`;
}
