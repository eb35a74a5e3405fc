import fc from 'fast-check';

import { cidrsOverlap, isPrivateCidr, parseCidr, subCidr } from '../src';

const block = (text: string) =>
  parseCidr(text) ??
  (() => {
    throw new Error(`${text} is not a block`);
  })();

describe('parseCidr', () => {
  it.each([
    '10.0.0.0',
    '10.0.0.1/16',
    '10.0.0.0/33',
    '256.0.0.0/8',
    '010.0.0.0/8',
    '10.0/16',
    '0x0a.0.0.0/8',
    '',
    'fd00::/8',
  ])('refuses %p', (text) => {
    expect(parseCidr(text)).toBeUndefined();
  });

  it('knows the size of a block', () => {
    expect(parseCidr('10.0.0.0/20')).toEqual({ cidr: '10.0.0.0/20', base: '10.0.0.0', prefix: 20, size: 4096 });
  });
});

describe('subCidr', () => {
  it('divides a block without overlap and stays inside it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 16, max: 24 }), fc.integer({ min: 1, max: 4 }), (prefix, bits) => {
        const whole = block(`10.64.0.0/${prefix}`);
        const parts = Array.from({ length: 2 ** bits }, (_, index) => block(subCidr(whole, prefix + bits, index)));
        expect(parts.reduce((sum, part) => sum + part.size, 0)).toBe(whole.size);
        parts.forEach((part, at) => {
          expect(cidrsOverlap(whole, part)).toBe(true);
          parts.slice(at + 1).forEach((other) => {
            expect(cidrsOverlap(part, other)).toBe(false);
          });
        });
      }),
    );
  });

  it('refuses a part that does not exist', () => {
    expect(() => subCidr(block('10.0.0.0/16'), 18, 4)).toThrow('10.0.0.0/16 has no /18 number 4');
    expect(() => subCidr(block('10.0.0.0/16'), 15, 0)).toThrow(RangeError);
  });
});

describe('isPrivateCidr', () => {
  it.each([
    ['10.3.0.0/16', true],
    ['172.31.0.0/16', true],
    ['172.32.0.0/16', false],
    ['100.64.0.0/16', true],
    ['10.0.0.0/7', false],
    ['8.8.0.0/16', false],
  ])('%s: %p', (text, expected) => {
    expect(isPrivateCidr(block(text))).toBe(expected);
  });
});
