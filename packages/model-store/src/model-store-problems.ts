import { Token } from 'cdktf';

import {
  modelAccessProblems,
  mostThatFit,
  partitionIn,
  pathBelow,
  placeProblems,
  type Problem,
  roleArnProblems,
  toldOnce,
  unless,
  when,
} from '@spot-serving/core';

import { bucketNameProblems, logDaysProblems } from './log-bucket-problems';
import type { ModelStoreProps } from './model-store-props';
import { modelBucketPolicy } from './policy/model-bucket-policy';
import { replicasProblems } from './replication/replicas-problems';
import { copyingRoles, replicationRoles } from './replication/replication-roles';
import { podReads, storeIdentity } from './store-identity';
import { maxPatternLength, unknownReaderPattern } from './unknown-reader-pattern';

/** What CloudTrail and SNS both take as part of a name (CloudTrail API reference, CreateTrail; SNS API reference, CreateTopic). */
const namePrefix = /^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/;
/** An IAM role's name holds 64 characters (IAM API reference, CreateRole), and the trail's role adds 12. */
const maxNameLength = 52;
/** Largest bucket policy, in bytes (S3 user guide, "Bucket policies": 20 KB). */
const maxPolicyBytes = 20 * 1024;
/** As long as any key's ARN, for the length of a policy whose key does not exist yet. */
const anyKeyId = '00000000-0000-0000-0000-000000000000';

/** Everything wrong with a model store. The limits of AWS on its policy and pattern are looked at once the parts are right. */
export function modelStoreProblems(props: ModelStoreProps): Problem[] {
  const access = modelAccessProblems(props);
  const named = [...storeNameProblems(props), ...podReaderProblems(props)];
  const parts = [...named, ...placeProblems(props), ...endpointProblems(props), ...replicasProblems(props), ...access];
  return [
    ...toldOnce([parts, principalProblems(props), logDaysProblems(props.logDays)]),
    ...(parts.length > 0 ? [] : limitProblems(props)),
  ];
}

function storeNameProblems({ name, bucketName, logBucketName }: ModelStoreProps): Problem[] {
  const fits = Token.isUnresolved(name) || (namePrefix.test(name) && name.length <= maxNameLength);
  const otherBucket = { path: 'logBucketName', value: logBucketName, fix: 'name another bucket than the models have' };
  return [
    ...unless(fits, {
      path: 'name',
      value: name,
      fix: `use at most ${maxNameLength} letters, digits and single hyphens between them`,
    }),
    ...bucketNameProblems(bucketName, 'bucketName'),
    ...bucketNameProblems(logBucketName, 'logBucketName'),
    ...when(bucketName === logBucketName, otherBucket),
  ];
}

function endpointProblems({ s3EndpointId }: ModelStoreProps): Problem[] {
  if (Token.isUnresolved(s3EndpointId) || /^vpce-[0-9a-f]{8,17}$/.test(s3EndpointId)) return [];
  return [{ path: 's3EndpointId', value: s3EndpointId, fix: 'give the id of the S3 gateway endpoint, vpce-...' }];
}

function principalProblems(props: ModelStoreProps): Problem[] {
  const { publishers, administrators, readers = {}, ...place } = props;
  const nobody = {
    path: 'administrators',
    value: administrators,
    fix: 'name at least one role that administers the keys',
  };
  return [
    ...unless(administrators.length > 0, nobody),
    ...roleArnProblems(publishers, 'publishers', place),
    ...roleArnProblems(administrators, 'administrators', place),
    ...Object.entries(readers).flatMap(([model, roles]) => roleArnProblems(roles, pathBelow('readers', model), place)),
  ];
}

/** The path stands in patterns as text, and the tag in a policy's variable (IAM user guide, "IAM and AWS STS quotas": paths and tag keys). */
function podReaderProblems({ podReaders }: ModelStoreProps): Problem[] {
  if (podReaders === undefined) return [];
  const { rolePath, modelTag } = podReaders;
  const pathFix = 'write a path of letters, digits and hyphens between slashes, such as /prod-eu-models/';
  return [
    ...unless(/^\/([A-Za-z0-9-]+\/)+$/.test(rolePath), { path: 'podReaders.rolePath', value: rolePath, fix: pathFix }),
    ...unless(/^[A-Za-z0-9-]{1,128}$/.test(modelTag), {
      path: 'podReaders.modelTag',
      value: modelTag,
      fix: 'use letters, digits and hyphens',
    }),
  ];
}

/** Also keeps the key policy under KMS's 32 KiB: it names each role once, and the pattern allows but few. */
function limitProblems(props: ModelStoreProps): Problem[] {
  const { account, readers = {}, publishers } = props;
  const roles = [...new Set([...publishers, ...copyingRoles(props), ...Object.values(readers).flat()])];
  const models = Object.entries(readers);
  const patternOf = (some: readonly string[]) => unknownReaderPattern(account, some, props.podReaders?.rolePath).length;
  const policyOf = (some: readonly (typeof models)[number][]) =>
    policyBytes({ ...props, readers: Object.fromEntries(some) });
  const fix = 'let models share a reader role, or name fewer roles; pods are known by their path and need not be named';
  const roomForRoles = mostThatFit(roles, (some) => patternOf(some) <= maxPatternLength);
  const roomForModels = mostThatFit(models, (some) => policyOf(some) <= maxPolicyBytes);
  const tooManyRoles = `the alarm's pattern has ${patternOf(roles)} characters of ${maxPatternLength}, and the first ${roomForRoles} of them have room: shorten role names, ${fix}`;
  const tooManyModels = `the bucket policy has ${policyOf(models)} bytes of ${maxPolicyBytes}, and the first ${roomForModels} of them have room: ${fix}`;
  return [
    ...when(roomForRoles < roles.length, { path: 'readers', value: `${roles.length} roles`, fix: tooManyRoles }),
    ...when(roomForModels < models.length, { path: 'readers', value: `${models.length} models`, fix: tooManyModels }),
  ];
}

/** Length of the bucket's policy, in bytes. */
function policyBytes(props: ModelStoreProps): number {
  const { region, account, readers = {} } = props;
  const keyArn = `arn:${partitionIn(region).id}:kms:${region}:${account}:key/${anyKeyId}`;
  const parts = {
    ...{ ...props, ...storeIdentity(props), ...replicationRoles(props), readers, keyArn },
    ...{ deletable: false, locked: props.objectLock !== undefined, podReaders: podReads(props) },
  };
  return Buffer.byteLength(modelBucketPolicy(parts));
}
