import { randomUUID } from 'node:crypto';

import type { EmulatedBucket } from './emulated-bucket';
import type { StateLock } from './state-store';

const holder = 'somebody@another-machine';

/** A native lock of Terraform's S3 backend: an object beside the state, there while the lock is held (`use_lockfile`, Terraform 1.10). */
export class S3StateLock implements StateLock {
  private readonly lockKey: string;

  constructor(
    private readonly bucket: EmulatedBucket,
    private readonly stateKey: string,
  ) {
    this.lockKey = `${stateKey}.tflock`;
  }

  /** Writes what Terraform itself would write. */
  async hold(): Promise<string> {
    const [ID, Created] = [randomUUID(), new Date().toISOString()];
    const Path = `${this.bucket.name}/${this.stateKey}`;
    await this.bucket.put(
      this.lockKey,
      JSON.stringify({ ID, Operation: 'OperationTypeApply', Info: '', Who: holder, Version: '', Created, Path }),
    );
    return holder;
  }

  release(): Promise<void> {
    return this.bucket.delete(this.lockKey);
  }

  isHeld(): Promise<boolean> {
    return this.bucket.has(this.lockKey);
  }

  timesTaken(): Promise<number> {
    return this.bucket.versions(this.lockKey);
  }
}
