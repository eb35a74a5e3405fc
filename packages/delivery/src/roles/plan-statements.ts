import type { Statement } from '@spot-serving/core';
import { contentDenials, type RolePlace } from './content-denials';
import { refreshActions } from './refresh-actions';
import { readStates, type StateAccess } from './state-statements';

/**
 * What a role that plans may do: read what the stacks describe and the states, write nothing, and read no content.
 *
 * AWS's own ReadOnlyAccess is not used: it reads the objects of every bucket (delivery 2.6).
 */
export function planStatements(states: StateAccess, place: RolePlace): Statement[] {
  return [
    { Sid: 'Refresh', Effect: 'Allow', Action: [...refreshActions], Resource: '*' },
    { Sid: 'PublicParameters', Effect: 'Allow', Action: 'ssm:GetParameter', Resource: `arn:${place.partition}:ssm:*::parameter/aws/service/*` },
    ...readStates(states),
    ...contentDenials(states, place),
  ];
}
