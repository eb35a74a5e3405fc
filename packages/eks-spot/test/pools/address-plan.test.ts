import { addressesSuffice, addressTable, nobodyElse } from '../../src/pools/address-plan';

const nodes = (count: number, each = 49) => ({ inEach: [], spread: [{ what: 'nodes', count, each }] });
const cluster = { what: 'the cluster', count: 1, each: 6 };
const twenties = ['10.0.0.0/22', '10.0.4.0/22', '10.0.8.0/22'];

describe('addressesSuffice', () => {
  it.each([
    ['a quarter of a /16', ['10.0.0.0/18'], 334],
    ['three quarters of a /20', twenties, 60],
    ['a subnet too small for one', ['10.0.0.0/27'], 0],
    ['a subnet beside what is no block', ['10.0.0.0/27', '10.0.0.0/33'], 0],
  ])('knows how many nodes of 49 fit whole into %s, without the five that AWS keeps', (_, cidrs, most) => {
    expect([addressesSuffice(cidrs, nodes(most)), addressesSuffice(cidrs, nodes(most + 1))]).toEqual([true, false]);
  });

  it('counts what is in each subnet in each, though others have room', () => {
    const others = { inEach: [{ ...cluster, each: 40 }], spread: [] };
    expect(addressesSuffice(['10.0.0.0/22', '10.0.4.0/27'], others)).toBe(false);
    expect(addressesSuffice(['10.0.0.0/22', '10.0.4.0/22'], others)).toBe(true);
  });

  it('finds no room for one that fits into the sum of what is left, and into no subnet', () => {
    expect(addressesSuffice(['10.0.0.0/27', '10.0.0.32/27'], nodes(1, 28))).toBe(false);
    expect(addressesSuffice(['10.0.0.0/27', '10.0.0.32/27'], nodes(2, 27))).toBe(true);
    expect(addressesSuffice(['10.0.0.0/27', '10.0.0.32/27'], nodes(3, 18))).toBe(false);
  });

  it('places the large ones first, so that small ones take no room of theirs', () => {
    const spread = [
      { what: 'jobs', count: 2, each: 1 },
      { what: 'nodes', count: 1, each: 27 },
    ];
    expect(addressesSuffice(['10.0.0.0/27', '10.0.0.32/29'], { inEach: [], spread })).toBe(true);
  });

  it('holds where nobody takes any', () => {
    expect(addressesSuffice(twenties, nobodyElse)).toBe(true);
  });
});

it('names every consumer with its sum, and all together', () => {
  expect(
    addressTable(twenties, { inEach: [cluster], spread: [...nodes(20).spread, { what: 'x', count: 0, each: 9 }] }),
  ).toBe(
    'kept by AWS 3 x 5 = 15, the cluster 3 x 6 = 18, nodes 20 x 49 = 980; 1013 of 3072 in 10.0.0.0/22, 10.0.4.0/22, 10.0.8.0/22',
  );
});
