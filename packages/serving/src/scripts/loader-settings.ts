/** What `load-model.sh` is told. */
export interface LoaderSettings {
  /** Address of the version in the store: `s3://<bucket>/<model>/<version>`. */
  readonly modelUri: string;
  /** ModelServer's base path, on a writable mount: the version's folder appears in it, whole or not at all. */
  readonly modelFolder: string;
  /** The version: the name of that folder. */
  readonly version: number;
  /** Digest that the version's manifest must have, `sha256:<hex>`. @default any */
  readonly manifest?: string;
  /** File that takes one line of how it ended. @default none */
  readonly report?: string;
  /** Folder that the AWS CLI may write to; the root is read-only. */
  readonly home: string;
  /** Region of the bucket. */
  readonly region: string;
}

/**
 * Environment of the loader's container. Its identity is the pod's alone: the node's, which every pod reaches, is switched off, so that a
 * missing association fails instead of reading with the node's rights.
 */
export function loaderEnvironment({
  modelUri,
  modelFolder,
  version,
  manifest,
  report,
  home,
  region,
}: LoaderSettings): Record<string, string> {
  return {
    MODEL_URI: modelUri,
    MODEL_DIR: modelFolder,
    VERSION: String(version),
    ...(manifest === undefined ? {} : { MANIFEST_DIGEST: manifest }),
    ...(report === undefined ? {} : { REPORT: report }),
    HOME: home,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_RETRY_MODE: 'standard',
    AWS_MAX_ATTEMPTS: '5',
  };
}
