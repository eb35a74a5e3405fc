import {
  CreateBucketCommand,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  S3Client,
} from '@aws-sdk/client-s3';

import { type Emulator, startEmulator } from '@spot-serving/emulator';

/** A bucket for models in an emulated S3. */
export interface TestStore {
  readonly endpoint: string;
  readonly client: S3Client;
  readonly bucket: string;
  /** Keys, one for each version of an object; a key that is there twice was written twice. */
  writes(prefix: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Starts moto with one versioned bucket, and makes this process's own AWS clients find it. */
export async function startStore(bucket = 'test-app-models-111122223333'): Promise<TestStore> {
  const emulator: Emulator = await startEmulator();
  const { endpoint } = emulator;
  Object.assign(process.env, awsEnvironment(endpoint));
  const client = new S3Client({ forcePathStyle: true });
  await client.send(
    new CreateBucketCommand({ Bucket: bucket, CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' } }),
  );
  await client.send(new PutBucketVersioningCommand({ Bucket: bucket, VersioningConfiguration: { Status: 'Enabled' } }));
  const writes = async (prefix: string): Promise<readonly string[]> => {
    const { Versions = [] } = await client.send(new ListObjectVersionsCommand({ Bucket: bucket, Prefix: prefix }));
    return Versions.map(({ Key = '' }) => Key);
  };
  return { endpoint, client, bucket, writes, close: () => emulator.close() };
}

/** What an AWS client needs to find an emulator, and nothing of the user's. */
export function awsEnvironment(endpoint: string): NodeJS.ProcessEnv {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_REGION: 'eu-west-1',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  };
}
