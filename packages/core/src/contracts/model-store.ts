import type { Statement } from './statement';

/** Encrypted storage of exported models. Says what a reader needs, not how it is built. */
export interface IModelStore {
  /** Address of one immutable version: `s3://<bucket>/<model>/<version>`. */
  modelUri(model: string, version: number): string;
  /** What a role must be permitted to read and decrypt `model`, and no other: it lives and dies with the role. */
  readerStatements(model: string): Statement[];
}
