import { IamRole } from '@cdktf/provider-aws/lib/iam-role';

import { synth, theOnly } from '@spot-serving/testkit';

import { PublisherRole } from '../src';
import { decisionAbroad } from './evaluated';

const trainer = 'arn:aws:iam::444455556666:role/model-publisher';
const stack = synth(
  (scope) => new PublisherRole(scope, 'Publisher', { roleName: 'model-publisher', takers: [trainer] }),
);
const { assume_role_policy: trust } = theOnly(IamRole, stack) as { readonly assume_role_policy: string };

describe('the role by which models come from another account', () => {
  it.each([
    ['is taken by the role that is named', trainer, 'Allowed'],
    ['by no other role of that account', 'arn:aws:iam::444455556666:role/analyst', 'ImplicitlyDenied'],
    ['and by no role of that name elsewhere', 'arn:aws:iam::999988887777:role/model-publisher', 'ImplicitlyDenied'],
  ])('%s', async (_, role, decided) => {
    const resource = 'arn:aws:iam::111122223333:role/model-publisher';
    expect(await decisionAbroad(role, { action: 'sts:AssumeRole', resource, resourcePolicy: trust })).toBe(decided);
  });
});
