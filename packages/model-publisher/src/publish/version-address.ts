import { manifestName } from '@spot-serving/core/vocabulary';

import type { ModelBucket } from '../store-client/model-bucket';

/** A version of a model in a store: `s3://<bucket>/<model>/<version>/`, as the loader of `serving` and `IModelStore.modelUri` know it. */
export class VersionAddress {
  constructor(
    readonly bucket: ModelBucket,
    readonly model: string,
    readonly version: number,
  ) {}

  /** Keys of its objects begin with this. */
  get prefix(): string {
    return `${this.model}/${this.version}/`;
  }

  /** Key of its manifest. */
  get manifestKey(): string {
    return this.key(manifestName);
  }

  /** Key of a file of it. */
  key(path: string): string {
    return `${this.prefix}${path}`;
  }

  /** As messages and reports show it: `s3://<bucket>/<model>/<version>`. */
  get uri(): string {
    return `s3://${this.bucket.name}/${this.model}/${this.version}`;
  }
}
