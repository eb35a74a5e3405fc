import fc from 'fast-check';

import { coversTheWorld } from '../src/aws/cidr';

describe('coversTheWorld', () => {
  it.each<[string, string[]]>([
    ['every address', ['0.0.0.0/0']],
    ['every address of IPv6', ['::/0']],
    ['the same with more zeros', ['0000:0000::/0']],
    ['two halves', ['0.0.0.0/1', '128.0.0.0/1']],
    ['one half', ['128.0.0.0/1']],
    ['halves of IPv6', ['::/1', '8000::/1']],
    ['all that IPv6 routes', ['2000::/3']],
    ['a /8 and one address', ['8.0.0.0/8', '9.9.9.9/32']],
    [
      'many small ones',
      Array.from({ length: 257 }, (_, index) => `${20 + Math.floor(index / 256)}.${index % 256}.0.0/16`),
    ],
    ['private ranges beside it', ['10.0.0.0/8', '0.0.0.0/2']],
    ['an address written with bits below its prefix', ['200.1.2.3/1']],
    ['everything that is mapped into IPv6', ['::/0', '::ffff:1.2.3.4/128']],
  ])('says so of %s', (_, cidrs) => expect(coversTheWorld(cidrs)).toBe(true));

  it.each<[string, string[]]>([
    ['nothing', []],
    ['a /8', ['8.0.0.0/8']],
    ['the same /8 twice', ['8.0.0.0/8', '8.0.0.0/8', '8.1.0.0/16']],
    ['every private range', ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', 'fc00::/7']],
    ['one address', ['198.51.100.7']],
    ['a network of IPv6', ['2001:db8::/32']],
    ['a reference', ['${aws_vpc.main.cidr_block}', '${unknown()}']],
    ['what is no CIDR', ['0.0.0.0/33', '300.0.0.0/0', '::g/0', '1.2.3/0', ':::/0', '']],
  ])('does not of %s', (_, cidrs) => expect(coversTheWorld(cidrs)).toBe(false));

  it('counts the same, however a range is cut', () => {
    const prefix = fc.integer({ min: 1, max: 20 });
    fc.assert(
      fc.property(prefix, fc.integer({ min: 0, max: 3 }), (length, cuts) => {
        const parts = Array.from({ length: 2 ** cuts }, (_, index) => {
          const from = (2 ** 31 + index * 2 ** (32 - length - cuts)) >>> 0;
          return `${[24, 16, 8, 0].map((shift) => (from >>> shift) & 255).join('.')}/${length + cuts}`;
        });
        return (
          coversTheWorld(parts) === coversTheWorld([`128.0.0.0/${length}`]) && coversTheWorld(parts) === length < 8
        );
      }),
    );
  });

  it('takes any texts', () => {
    fc.assert(fc.property(fc.array(fc.string()), (cidrs) => typeof coversTheWorld(cidrs) === 'boolean'));
  });
});
