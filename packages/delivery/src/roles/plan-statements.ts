import type { Statement } from '@spot-serving/core';

import { contentDenials } from './content-denials';
import { type AppPlace, bucketsArn, identityArns, serviceArns } from './owned-arns';
import { publicParameters } from './public-parameters';
import { bucketReads, namedReads, refreshActions, userDataReads } from './refresh-actions';
import { readStates, type StateAccess } from './state-statements';

/** Whose plans a role makes: of pull requests, whose configuration is anybody's, or of what was merged. */
export type PlannedFrom = 'pull-request' | 'branch';

/**
 * What a role that plans one app may do: read the app's states and what the provider reads to refresh it, but no content, no secret and no other app.
 * Nothing of it writes.
 *
 * Which state it is, is known by the prefix; what has no name in its ARN is described to everybody (EC2, KMS, balancers). AWS's own ReadOnlyAccess is not
 * used: it reads the objects of every bucket (delivery 2.6).
 *
 * @param from only who plans what was merged reads the user data of launch templates, to see that somebody changed one
 */
export function planStatements(states: StateAccess, place: AppPlace, from: PlannedFrom): Statement[] {
  const named = [...serviceArns(place), ...identityArns(place, ['role', 'instance-profile', 'policy'])];
  const seesUserData = { Sid: 'SeeUserData', Effect: 'Allow', Action: [...userDataReads], Resource: '*' } as const;
  return [
    { Sid: 'Refresh', Effect: 'Allow', Action: [...refreshActions], Resource: '*' },
    { Sid: 'RefreshOwn', Effect: 'Allow', Action: [...namedReads], Resource: named },
    { Sid: 'RefreshBuckets', Effect: 'Allow', Action: [...bucketReads], Resource: bucketsArn(place) },
    ...(from === 'branch' ? [seesUserData] : []),
    publicParameters(place.partition),
    ...readStates(states, place.app),
    ...contentDenials(states, place, from === 'branch' ? userDataReads : []),
  ];
}
