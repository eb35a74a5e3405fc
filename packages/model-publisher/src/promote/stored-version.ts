import { bucketName } from '@spot-serving/core/vocabulary';
import { Failure } from '@spot-serving/terraform-runner/program';

import { inspectVersion } from '../publish/inspect-version';
import { sizeMiB } from '../publish/size';
import { storedFacts } from '../publish/stored-facts';
import { VersionAddress } from '../publish/version-address';
import type { VersionFacts } from '../publish/version-facts';
import { bucketAt } from '../store-client/model-bucket';
import type { AppDeclaration } from './app-declaration';
import type { StoredVersion } from './promote-in';

/** A version as a store holds it whole, with what was said of it when it came. */
export type FoundVersion = StoredVersion & Pick<VersionFacts, 'tensorflow'>;

/** A version of a model that is asked for. */
export interface AskedVersion {
  readonly model: string;
  readonly version: number;
  /** Address of the store; undefined for those of the apps. */
  readonly store: string | undefined;
}

/**
 * A version that is whole in the store of each app, and the same: each region serves from its own store, and copies come in no order.
 *
 * @param declarations of the apps, in the order in which they are to change
 * @throws {Failure} 2 for apps of several accounts; 3 with every store that does not hold it whole, or holds another under its name
 */
export async function storedVersion(
  { model, version, store }: AskedVersion,
  declarations: readonly AppDeclaration[],
): Promise<FoundVersion> {
  refuseSeveralAccounts(declarations);
  const addresses = declarations.map((declaration) => {
    const region = declaration.text('region') ?? process.env.AWS_REGION;
    return new VersionAddress(bucketAt(store ?? storeOf(declaration), region), model, version);
  });
  const found = await Promise.all(
    addresses.map(async (address) => ({ address, ...(await inspectVersion(address, false)) })),
  );
  const lines = found.flatMap(({ address, faults }) =>
    faults.length === 0 ? [] : [`${address.uri} cannot be served:`, ...faults.map((fault) => `  ${fault}`)],
  );
  const [first, ...others] = found;
  const differing = others.filter(({ manifest }) => manifest !== first?.manifest);
  if (lines.length > 0) throw new Failure(lines.join('\n'), 3);
  if (first?.manifest === undefined || differing.length > 0)
    throw new Failure(
      `${differing.map(({ address }) => address.uri).join(', ')}: holds other files than ${first?.address.uri}`,
      3,
    );
  const { tensorflow, measured } = await storedFacts(first.address);
  return { version, sizeMiB: sizeMiB(first.bytes), manifest: first.manifest, tensorflow, measured };
}

/** Nobody of another account reads a store, so no credentials look into stores of two. */
function refuseSeveralAccounts(declarations: readonly AppDeclaration[]): void {
  const accounts = new Map(declarations.map((one) => [one.text('account'), one.text('name') ?? one.environmentFile]));
  accounts.delete(undefined);
  if (accounts.size < 2) return;
  const each = [...accounts].map(([account, app]) => `${app} in ${account}`).join(', ');
  throw new Failure(
    `the apps are in several accounts (${each}), and no credentials read stores of two: promote one after the other, each with a role of its own models.publishers; where they share a declaration, look into each store by "publish-model verify", and promote with --store of one`,
    2,
  );
}

/** The environment's own store, as the models stack names it. @throws {Failure} 2 when the file computes what the name is made of */
function storeOf(declaration: AppDeclaration): string {
  const [name, account] = [declaration.text('name'), declaration.text('account')];
  if (name !== undefined && account !== undefined) return `s3://${bucketName({ name, account }, 'models')}`;
  throw new Failure(
    `${declaration.file}: name and account are not written out, so its store is not known; add --store s3://BUCKET`,
    2,
  );
}
