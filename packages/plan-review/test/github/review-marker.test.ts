import * as fc from 'fast-check';

import { isLater, isMarked, markerLine, readMarker, type ReviewMarker } from '../../src/github/review-marker';

const marker: fc.Arbitrary<ReviewMarker> = fc.record({
  apps: fc.array(fc.string()),
  head: fc.string({ unit: 'binary' }),
  base: fc.string(),
  run: fc.nat(),
  attempt: fc.nat(),
  verdict: fc.constantFrom('fail', 'danger', 'care', 'routine', 'none'),
  pull: fc.nat(),
  sealed: fc.dictionary(
    fc.stringMatching(/^[a-z][\w-]{0,20}$/),
    fc.record({
      verdict: fc.constantFrom('fail', 'danger', 'care', 'routine', 'none'),
      fingerprint: fc.stringMatching(/^v1\.[\w-]{1,40}$/),
      seal: fc.base64String(),
    }),
  ),
});

describe('markerLine', () => {
  it('is one line that reads back as it was, and ends no HTML comment early', () => {
    fc.assert(
      fc.property(marker, (one) => {
        const line = markerLine(one);
        expect(readMarker(`${line}\nreview`)).toEqual(one);
        expect(line.slice('<!--'.length, -'-->'.length)).not.toMatch(/--|\n/);
      }),
    );
  });
});

describe('readMarker', () => {
  it.each([
    ['a comment of somebody', 'LGTM'],
    [
      'a marker further down',
      `text\n${markerLine({ apps: [], head: '', base: '', run: 1, attempt: 1, verdict: 'none', pull: 7, sealed: {} })}`,
    ],
    ['a marker of another version', '<!-- spot-serving v2 {} -->'],
    ['a marker that lacks what it needs', '<!-- spot-serving v2 {"apps":[]} -->'],
    ['a marker that was cut off', '<!-- spot-serving v2 {"apps":["a -->'],
  ])('is undefined for %s', (_, body) => {
    expect(readMarker(body)).toBeUndefined();
  });
});

it('knows a comment of any version of ours by its first line', () => {
  expect([isMarked('<!-- spot-serving v3 {} -->\nx'), isMarked('x\n<!-- spot-serving v2 {} -->')]).toEqual([
    true,
    false,
  ]);
});

it.each([
  [{ run: 2, attempt: 1 }, { run: 1, attempt: 3 }, true],
  [{ run: 2, attempt: 2 }, { run: 2, attempt: 1 }, true],
  [{ run: 2, attempt: 1 }, { run: 2, attempt: 1 }, false],
])('isLater(%j, %j) is %s', (one, other, later) => {
  const rest = { apps: [], head: '', base: '', verdict: 'none', pull: 7, sealed: {} } as const;
  expect(isLater({ ...rest, ...one }, { ...rest, ...other })).toBe(later);
});
