import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const packages = join(__dirname, '..', '..', '..', 'packages');

function table<T>(path: string): T {
  return JSON.parse(readFileSync(join(packages, path), 'utf8')) as T;
}

describe('the tables of regions', () => {
  const core = table<{ about: { withoutEks: string[] }; zones: Record<string, string[]> }>('core/src/aws/regions.json');
  const standIn = table<{ zones: Record<string, Record<string, string>> }>('stand-in/src/behaviour/data/zones.json');

  it('agree on which there are, and on their zones but for those in which EKS places no cluster', () => {
    const withEks = Object.entries(standIn.zones).map(([region, zones]) => [
      region,
      Object.values(zones).filter((id) => !core.about.withoutEks.includes(id)),
    ]);
    expect(core.zones).toEqual(Object.fromEntries(withEks));
  });

  it('have families of types only for regions that there are', () => {
    const { lacking } = table<{ lacking: Record<string, string[]> }>('eks-spot/src/pools/lacking-families.json');
    expect(Object.keys(lacking).filter((region) => !(region in core.zones))).toEqual([]);
  });
});
