import { bucketName, modelTag, type ResolvedEnvironment, servingRolePath } from '@spot-serving/core';
import type { ModelStoreProps } from '@spot-serving/model-store';

/** The model store that an environment asks for, read through an S3 endpoint of its network. */
export function modelStoreProps(environment: ResolvedEnvironment, s3EndpointId: string): ModelStoreProps {
  const { name, region, account, administrators, models } = environment;
  return {
    ...{ name, region, account, administrators, ...models },
    podReaders: { rolePath: servingRolePath(name), modelTag },
    bucketName: bucketName(environment, 'models'),
    logBucketName: bucketName(environment, 'logs'),
    s3EndpointId,
  };
}
