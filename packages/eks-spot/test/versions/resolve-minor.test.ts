import { addonNames, environmentProblems, unresolvedProblems } from '@spot-serving/core';
import { anEnvironment } from '@spot-serving/testkit';
import { resolveMinor, type VersionCatalogue } from '../../scripts/versions/resolve-minor';

/** A region of AWS that offers two versions of everything, the older one by default. */
function aCatalogue(change: Partial<VersionCatalogue> = {}): VersionCatalogue {
  return {
    region: 'eu-west-1',
    addonVersions: () => Promise.resolve([{ version: 'v2.0.0-eksbuild.1', isDefault: false }, { version: 'v1.9.0-eksbuild.4', isDefault: true }]),
    parameter: () => Promise.resolve('1.35.6-20261023'),
    ...change,
  };
}

describe('resolveMinor', () => {
  it('takes the default of each add-on, not the newest, and says where it was read', async () => {
    const { addons } = await resolveMinor('1.35', aCatalogue(), '2026-11-22');
    const expected = { version: 'v1.9.0-eksbuild.4', source: 'eks:DescribeAddonVersions, the default of 1.35, eu-west-1', read: '2026-11-22' };
    expect(addons).toEqual(Object.fromEntries(addonNames.map((name) => [name, expected])));
  });

  it('asks for the recommended release of Amazon Linux 2023', async () => {
    const asked: string[] = [];
    const parameter = (name: string) => Promise.resolve(asked.push(name)).then(() => '1.35.6-20261023');
    const { nodeImage } = await resolveMinor('1.35', aCatalogue({ parameter }), '2026-11-22');
    expect(asked).toEqual(['/aws/service/eks/optimized-ami/1.35/amazon-linux-2023/x86_64/standard/recommended/release_version']);
    expect(nodeImage).toMatchObject({ version: '1.35.6-20261023', read: '2026-11-22' });
  });

  it('resolves all that production asks for, in the form that it asks for', async () => {
    const versions = { '1.35': await resolveMinor('1.35', aCatalogue(), '2026-11-22') };
    expect(unresolvedProblems('1.35', versions)).toEqual([]);
    expect(environmentProblems(anEnvironment({ tier: 'prod', cluster: { version: '1.35', versions } }))).toEqual([]);
  });

  it('names every add-on that the region does not have for the minor', async () => {
    const addonVersions: VersionCatalogue['addonVersions'] = (addon) => Promise.resolve(addon === 'coredns' || addon === 'vpc-cni' ? [] : [{ version: 'v1.0.0-eksbuild.1', isDefault: true }]);
    await expect(resolveMinor('1.99', aCatalogue({ addonVersions }), '2026-11-22')).rejects.toThrow('EKS has no default for Kubernetes 1.99 in eu-west-1 of: vpc-cni, coredns');
  });
});
