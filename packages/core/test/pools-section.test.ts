import { checkEnvironment, describeProblem, type Environment, environmentProblems, type PoolsSection } from '../src';

const withPools = (pools: unknown, tier: Environment['tier'] = 'dev') => ({
  name: 'dev-eu-west-1',
  region: 'eu-west-1',
  account: '111122223333',
  tier,
  administrators: ['arn:aws:iam::111122223333:role/admin'],
  state: { bucket: 'states' },
  network: { cidr: '10.0.0.0/16' },
  cluster: { version: '1.35' },
  models: { publishers: ['arn:aws:iam::111122223333:role/publisher'] },
  pools,
});
const poolsOf = (pools?: PoolsSection) => checkEnvironment(withPools(pools)).pools;
const described = (pools: unknown) => environmentProblems(withPools(pools)).map(describeProblem);

const wrong: readonly [string, unknown, readonly RegExp[]][] = [
  ['no object', 7, [/^pools is 7: write an object with spot, fallback/]],
  ['no Spot pool', { spot: {} }, [/^pools\.spot is \{\}: name at least one Spot pool/]],
  [
    'a Spot pool with the name of the On-Demand one',
    { spot: { fallback: {} } },
    [/^pools\.spot\.fallback is "fallback": .*fallback and system are taken/],
  ],
  ['a name that a group cannot have', { spot: { General: {} } }, [/^pools\.spot\.General is "General": use 2 to 20/]],
  [
    'a misspelt field',
    { fallback: { max: 3 } },
    [/^pools\.fallback\.max is 3: remove it or correct its name; known here: instanceTypes, maxSize/],
  ],
  ['no type', { spot: { general: { instanceTypes: [] } } }, [/^pools\.spot\.general\.instanceTypes is \[\]: list EC2/]],
  [
    'something that is no type',
    { spot: { general: { instanceTypes: ['m6i'] } } },
    [/^pools\.spot\.general\.instanceTypes\[0\] is "m6i": name an EC2 instance type/],
  ],
  [
    'half a node',
    { spot: { general: { maxSize: 1.5 } } },
    [/^pools\.spot\.general\.maxSize is 1\.5: use a whole number of nodes, 1 or more/],
  ],
  ['less than no node', { fallback: { minSize: -1 } }, [/^pools\.fallback\.minSize is -1: .*0 or more/]],
  [
    'a volume smaller than the image',
    { fallback: { rootVolumeGiB: 8 } },
    [/^pools\.fallback\.rootVolumeGiB is 8: use 20 to 16384 GiB/],
  ],
  [
    'sizes the wrong way round',
    { spot: { general: { minSize: 3, maxSize: 2 } } },
    [/^pools\.spot\.general\.minSize is 3: lower it, or raise maxSize, which is 2/],
  ],
  [
    'a least above the default most',
    { spot: { general: { minSize: 9 } } },
    [/^pools\.spot\.general\.minSize is 9: .*which is 8/],
  ],
  [
    'a fallback whose least is above what it takes from the Spot pools',
    { fallback: { minSize: 9 } },
    [/^pools\.fallback\.minSize is 9: .*which is 8/],
  ],
];

describe('the pools of an environment', () => {
  it.each(wrong)('report %s with path, value and fix', (_, pools, expected) => {
    expect(described(pools)).toEqual(expected.map((line) => expect.stringMatching(line) as string));
  });

  it('may be left out: one diversified Spot pool, and as much On-Demand behind it', () => {
    const pool = {
      instanceTypes: expect.arrayContaining(['m6i.large', 'm7a.large']) as string[],
      maxSize: 8,
      minSize: 0,
      rootVolumeGiB: 50,
    };
    expect(poolsOf()).toEqual({ spot: { general: pool }, fallback: pool });
  });

  it('are larger in prod', () => {
    const twelve = environmentProblems(withPools({ spot: { general: { minSize: 12 } } }, 'prod'));
    expect(twelve.filter(({ path }) => path.startsWith('pools'))).toEqual([]);
    expect(described({ spot: { general: { minSize: 12 } } })).toHaveLength(1);
  });

  it('give the fallback the types and volume of the first, room for all, and no idle node', () => {
    const types = ['c6i.xlarge', 'c6a.xlarge', 'c7i.xlarge', 'c7a.xlarge'];
    const { fallback } = poolsOf({
      spot: { fast: { instanceTypes: types, maxSize: 5, minSize: 2, rootVolumeGiB: 80 }, general: { maxSize: 3 } },
    });
    expect(fallback).toEqual({ instanceTypes: types, maxSize: 8, minSize: 0, rootVolumeGiB: 80 });
  });

  it('keep what was written over a default', () => {
    expect(poolsOf({ fallback: { maxSize: 2, minSize: 1 } })).toMatchObject({
      spot: { general: { maxSize: 8 } },
      fallback: { maxSize: 2, minSize: 1 },
    });
  });
});
