import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const packages = join(__dirname, '..', '..', '..', 'packages');

const table = (path: string): unknown => JSON.parse(readFileSync(join(packages, path), 'utf8'));

describe('the tables of regions', () => {
  const core = table('core/src/aws/regions.json') as {
    about: { withoutEks: string[] };
    zones: Record<string, string[]>;
  };
  const standIn = table('stand-in/src/behaviour/data/zones.json') as { zones: Record<string, Record<string, string>> };

  it('agree on which there are, and on their zones but for those in which EKS places no cluster', () => {
    const withEks = Object.entries(standIn.zones).map(([region, zones]) => [
      region,
      Object.values(zones).filter((id) => !core.about.withoutEks.includes(id)),
    ]);
    expect(core.zones).toEqual(Object.fromEntries(withEks));
  });

  it('have families of types only for regions that there are', () => {
    const { lacking } = table('eks-spot/src/pools/lacking-families.json') as { lacking: Record<string, string[]> };
    expect(Object.keys(lacking).filter((region) => !(region in core.zones))).toEqual([]);
  });
});
