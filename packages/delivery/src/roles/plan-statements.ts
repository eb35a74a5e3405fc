import type { Statement } from '@spot-serving/core';
import { contentDenials, type RolePlace } from './content-denials';
import { publicParameters } from './public-parameters';
import { refreshActions } from './refresh-actions';
import { readStates, type StateAccess } from './state-statements';

/** Where a role plans, and what. */
export interface PlanPlace extends RolePlace {
  /** Names of the apps that it plans. */
  readonly apps: readonly string[];
}

/**
 * What a role that plans may do: read what the stacks describe and the states, write nothing, and read no content.
 *
 * It lists the apps' buckets, so it sees names and sizes of models: Terraform's provider asks whether a bucket is there by HeadBucket, and S3
 * permits that only to whoever may list it (S3 API reference, HeadBucket; terraform-provider-aws#17195).
 *
 * AWS's own ReadOnlyAccess is not used: it reads the objects of every bucket (delivery 2.6).
 */
export function planStatements(states: StateAccess, { partition, apps }: PlanPlace): Statement[] {
  return [
    { Sid: 'Refresh', Effect: 'Allow', Action: [...refreshActions], Resource: '*' },
    {
      Sid: 'FindBuckets',
      Effect: 'Allow',
      Action: 's3:ListBucket',
      Resource: apps.map((app) => `arn:${partition}:s3:::${app}-*`),
    },
    publicParameters(partition),
    ...readStates(states),
    ...contentDenials(states, { partition }),
  ];
}
