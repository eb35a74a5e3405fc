import { boundKey } from '../src/fingerprint/bound-key';

describe('boundKey', () => {
  it('is another one for each commit and for each key, and never the key itself', () => {
    const [key, other] = ['k'.repeat(16), 'l'.repeat(16)];
    const [one, two] = ['a'.repeat(40), 'b'.repeat(40)];
    expect(new Set([key, boundKey(key, one), boundKey(key, two), boundKey(other, one)]).size).toBe(4);
    expect(boundKey(key, one)).toBe(boundKey(key, one));
  });
});
