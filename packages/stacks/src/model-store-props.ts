import { bucketName, modelTag, type ResolvedEnvironment, servingRolePath } from '@spot-serving/core';
import { modelKeyAlias, type ModelStoreProps, replicationRoleArn } from '@spot-serving/model-store';

/** The model store that an environment asks for, read through an S3 endpoint of its network. */
export function modelStoreProps(environment: ResolvedEnvironment, s3EndpointId: string): ModelStoreProps {
  const { name, region, account, administrators, models } = environment;
  return {
    ...{ name, region, account, administrators, ...models },
    podReaders: { rolePath: servingRolePath(name), modelTag },
    bucketName: bucketName(environment, 'models'),
    logBucketName: bucketName(environment, 'logs'),
    s3EndpointId,
    ...replicas(environment),
  };
}

/** The stores that hold the same versions, by the names that every app gives its own. */
function replicas({ name, region, account, models: { replication } }: ResolvedEnvironment) {
  if (replication === undefined) return {};
  const { from, to } = replication;
  const bucketOf = (app: string) => bucketName({ name: app, account }, 'models');
  const source = { bucketName: bucketOf(from), roleArn: replicationRoleArn({ name: from, region, account }) };
  const destinations = Object.entries(to).map(([app, where]) => ({
    bucketName: bucketOf(app),
    region: where,
    keyAlias: modelKeyAlias(app),
  }));
  return from === name ? { replicateTo: destinations } : { replicatedFrom: [source] };
}
