import { aNetwork, synth } from '@spot-serving/testkit';

import { Cluster, clusterProblems, type ClusterProps } from '../../src';
import { anAdministrator, clusterProps, madeUpVersions } from './a-cluster';

const image = madeUpVersions()['1.35']?.nodeImage;
const tooLong = `a${'b'.repeat(60)}`;

/** Bad clusters, each with all of its problems: path, and a part of the fix. */
const bad: readonly [string, Partial<ClusterProps>, readonly (readonly [string, RegExp])[]][] = [
  ['a name that its roles cannot carry', { name: tooLong }, [['name', /76 characters; AWS allows 64 for iam-role/]]],
  [
    'a patch version, and an image of another minor',
    { version: '1.35.6', versions: { '1.34': { nodeImage: image } } },
    [
      ['version', /minor version/],
      ['versions["1.34"].nodeImage.version', /release of Kubernetes 1\.34/],
    ],
  ],
  [
    'China, and an account with hyphens',
    { region: 'cn-north-1', account: '1111-2222-3333' },
    [
      ['region', /aws-us-gov/],
      ['account', /twelve digits/],
      ['administrators[0]', /write arn:aws-cn:/],
    ],
  ],
  ['nobody who could get in', { administrators: [] }, [['administrators', /nobody can get into/]]],
  [
    'a user, a stranger and a role twice',
    {
      administrators: [
        'arn:aws:iam::111122223333:user/me',
        'arn:aws:iam::999999999999:role/x',
        anAdministrator,
        anAdministrator,
      ],
    },
    [
      ['administrators[0]', /IAM role/],
      ['administrators[1]', /account 111122223333/],
      ['administrators[3]', /listed before/],
    ],
  ],
  ['a viewer who administers', { viewers: [anAdministrator] }, [['viewers', /one access entry/]]],
  [
    'private and malformed addresses of the public endpoint',
    { publicCidrs: ['10.0.0.0/8', '203.0.113.9/24'] },
    [
      ['publicCidrs[1]', /first address/],
      ['publicCidrs[0]', /public addresses/],
    ],
  ],
  ['logs that are never kept', { logDays: 0 }, [['logDays', /1, 3, 5/]]],
  [
    'services in the shared address space, too few of them',
    { serviceCidr: '100.64.0.0/28' },
    [['serviceCidr', /\/12 to \/24/]],
  ],
  [
    'a network of one zone',
    { network: aNetwork({ privateSubnetIds: ['subnet-1a'] }) },
    [
      ['systemNodes.count', /2 to 12/],
      ['network.privateSubnetIds', /two zones/],
    ],
  ],
  [
    'one system node of Arm and of nothing',
    { systemNodes: { count: 1, instanceTypes: ['m7g.large', 'a1.large', 'large'] } },
    [
      ['systemNodes.instanceTypes[0]', /amd64/],
      ['systemNodes.instanceTypes[1]', /amd64/],
      ['systemNodes.instanceTypes[2]', /m6i\.large/],
      ['systemNodes.count', /2 to 12/],
    ],
  ],
];

describe('clusterProblems', () => {
  it.each(bad)('refuses %s, with every problem at once', (_, change, expected) => {
    const problems = clusterProblems(clusterProps(change));
    expect(problems.map(({ path }) => path)).toEqual(expected.map(([path]) => path));
    expected.forEach(([, fix], index) => expect(problems[index]?.fix).toMatch(fix));
  });

  it.each<[string, Partial<ClusterProps>]>([
    ['every default', {}],
    ['resolved versions', { versions: madeUpVersions() }],
    ['GovCloud', { region: 'us-gov-west-1', administrators: ['arn:aws-us-gov:iam::111122223333:role/admin'] }],
    [
      'types of Intel and AMD, of which some names look like Arm',
      { systemNodes: { instanceTypes: ['g4dn.xlarge', 'm6i.large', 'c7a.large', 'mac-m4.metal'] } },
    ],
  ])('accepts %s', (_, change) => {
    expect(clusterProblems(clusterProps(change))).toEqual([]);
  });
});

describe('Cluster', () => {
  it('refuses before it defines anything', () => {
    const wrong = clusterProps({ administrators: [], logDays: 2, version: 'latest' });
    expect(() => synth((scope) => new Cluster(scope, 'cluster', wrong))).toThrow(
      /test\/cluster is misconfigured:\n {2}version is "latest".*\n {2}logDays is 2.*\n {2}administrators is \[\]/,
    );
  });
});
