/** Encrypted storage of exported models. Says what a reader needs, not how it is built. */
export interface IModelStore {
  /** Address of one immutable version: `s3://<bucket>/<model>/<version>`. */
  modelUri(model: string, version: number): string;
  /** Policy that lets its holder read and decrypt `model`, and no other. */
  readerPolicyArn(model: string): string;
}
