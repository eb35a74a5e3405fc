import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const packages = join(__dirname, '..', '..', '..', 'packages');

function table(path: string) {
  return JSON.parse(readFileSync(join(packages, path), 'utf8'));
}

describe('the tables of regions', () => {
  const core = table('core/src/aws/regions.json');
  const standIn = table('stand-in/src/behaviour/data/zones.json');

  it('agree on which there are, and on their zones but for those in which EKS places no cluster', () => {
    const withEks = Object.entries<Record<string, string>>(standIn.zones).map(([region, zones]) => [
      region,
      Object.values(zones).filter((id) => !core.about.withoutEks.includes(id)),
    ]);
    expect(core.zones).toEqual(Object.fromEntries(withEks));
  });

  it('have families of types only for regions that there are', () => {
    const { lacking } = table('eks-spot/src/pools/lacking-families.json');
    expect(Object.keys(lacking).filter((region) => !(region in core.zones))).toEqual([]);
  });
});
