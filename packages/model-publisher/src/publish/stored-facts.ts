import { HeadObjectCommand } from '@aws-sdk/client-s3';

import type { VersionAddress } from './version-address';
import { factsIn, type VersionFacts } from './version-facts';

/** What is kept with the manifest of a version that is published. @throws {Failure} 1 in one line */
export function storedFacts({ bucket, manifestKey: Key }: VersionAddress): Promise<VersionFacts> {
  return bucket.asking(Key, async () => {
    const { Metadata = {} } = await bucket.client.send(new HeadObjectCommand({ Bucket: bucket.name, Key }));
    return factsIn(Metadata);
  });
}
