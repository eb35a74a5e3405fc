import {
  GetObjectCommand,
  ListObjectsV2Command,
  type ListObjectsV2CommandOutput,
  S3Client,
  type S3ClientConfig,
} from '@aws-sdk/client-s3';

/** Name of the error of S3 for a bucket that is not there ("Error responses", Amazon S3 API reference). */
const noBucket = 'NoSuchBucket';

/** A bucket of states, read as Terraform's S3 backend reads it: by the credentials and the address in the environment. */
export class StateBucket {
  private readonly client: S3Client;

  /** @param env of the caller, as Terraform gets it */
  constructor(
    private readonly name: string,
    region: string | undefined,
    env: NodeJS.ProcessEnv,
  ) {
    this.client = new S3Client({ region, followRegionRedirects: true, ...reached(env) });
  }

  /** Keys of the states below a folder; none where there is no bucket, as before a first deploy. */
  async keys(folder: string): Promise<readonly string[]> {
    const keys: string[] = [];
    let ContinuationToken: string | undefined;
    do {
      const page: ListObjectsV2CommandOutput | undefined = await this.client
        .send(new ListObjectsV2Command({ Bucket: this.name, Prefix: `${folder}/`, ContinuationToken }))
        .catch(noneWithoutBucket);
      keys.push(...(page?.Contents ?? []).flatMap(({ Key = '' }) => (Key.endsWith('.tfstate') ? [Key] : [])));
      ContinuationToken = page?.NextContinuationToken;
    } while (ContinuationToken !== undefined);
    return keys;
  }

  /** Parsed content of a state. */
  async state(key: string): Promise<unknown> {
    const { Body } = await this.client.send(new GetObjectCommand({ Bucket: this.name, Key: key }));
    return JSON.parse((await Body?.transformToString()) || '{}') as unknown;
  }

  close(): void {
    this.client.destroy();
  }
}

/** The SDK reads the environment of the process, which need not be the one that Terraform gets; an emulator serves buckets as paths of one host. */
function reached(env: NodeJS.ProcessEnv): Pick<S3ClientConfig, 'endpoint' | 'forcePathStyle' | 'credentials'> {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_SESSION_TOKEN } = env;
  const endpoint = env.AWS_ENDPOINT_URL_S3 ?? env.AWS_ENDPOINT_URL;
  return {
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
    ...(accessKeyId && secretAccessKey
      ? {
          credentials: {
            accessKeyId,
            secretAccessKey,
            ...(AWS_SESSION_TOKEN ? { sessionToken: AWS_SESSION_TOKEN } : {}),
          },
        }
      : {}),
  };
}

function noneWithoutBucket(error: Error): undefined {
  if (error.name !== noBucket) throw error;
}
