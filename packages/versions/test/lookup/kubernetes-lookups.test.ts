import { addonNames } from '@spot-serving/core';

import type { VersionCatalogue } from '../../src/lookup/aws-catalogue';
import { kubernetesLookups } from '../../src/lookup/kubernetes-lookups';

const today = '2026-11-22';

/** A region of AWS that offers two versions of everything, the older one by default. */
function aCatalogue(change: Partial<VersionCatalogue> = {}): VersionCatalogue {
  return {
    region: 'eu-west-1',
    addonVersions: () =>
      Promise.resolve([
        { version: 'v2.0.0-eksbuild.1', isDefault: false },
        { version: 'v1.9.0-eksbuild.4', isDefault: true },
      ]),
    parameter: () => Promise.resolve('1.35.6-20261023'),
    ...change,
  };
}

describe('kubernetesLookups', () => {
  it('takes the default of each add-on, not the newest, and says where it was read', async () => {
    const [, ...addons] = await kubernetesLookups('1.35', aCatalogue(), today);
    const entry = {
      version: 'v1.9.0-eksbuild.4',
      source: 'eks:DescribeAddonVersions, the default of 1.35, eu-west-1',
      read: today,
    };
    expect(addons).toEqual(addonNames.map((name) => ({ place: ['kubernetes', '1.35', 'addons', name], entry })));
  });

  it('asks for the recommended release of Amazon Linux 2023', async () => {
    const asked: string[] = [];
    const parameter = (name: string) => Promise.resolve(asked.push(name)).then(() => '1.35.6-20261023');
    const [nodeImage] = await kubernetesLookups('1.35', aCatalogue({ parameter }), today);
    expect(asked).toEqual([
      '/aws/service/eks/optimized-ami/1.35/amazon-linux-2023/x86_64/standard/recommended/release_version',
    ]);
    expect(nodeImage).toMatchObject({
      place: ['kubernetes', '1.35', 'nodeImage'],
      entry: { version: '1.35.6-20261023', read: today },
    });
  });

  it('says of each add-on that the region does not have for the minor, and finds the others', async () => {
    const addonVersions: VersionCatalogue['addonVersions'] = (addon) =>
      Promise.resolve(addon === 'coredns' ? [] : [{ version: 'v1.0.0-eksbuild.1', isDefault: true }]);
    const missed = (await kubernetesLookups('1.99', aCatalogue({ addonVersions }), today)).filter(
      (lookup) => 'problem' in lookup,
    );
    expect(missed).toEqual([
      {
        place: ['kubernetes', '1.99', 'addons', 'coredns'],
        problem: 'EKS has no default of it for Kubernetes 1.99 in eu-west-1',
      },
    ]);
  });

  it('says what AWS said', async () => {
    const denied = Object.assign(new Error('User is not authorized to perform ssm:GetParameter'), {
      name: 'AccessDeniedException',
    });
    const [nodeImage] = await kubernetesLookups('1.35', aCatalogue({ parameter: () => Promise.reject(denied) }), today);
    expect(nodeImage).toMatchObject({
      problem: 'AccessDeniedException: User is not authorized to perform ssm:GetParameter',
    });
  });
});
