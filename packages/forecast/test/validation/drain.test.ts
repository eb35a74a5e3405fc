import { type Design, playDesign, type Seen } from './drain-world';

/** A row of docs/sources/drain.md: seconds after the warning, first and last of its runs; the doc comment of {@link tolerance} says how near a run must come. */
interface Row {
  readonly runs: number;
  readonly first: readonly [number, number];
  /** Last eviction; undefined where the table names none of its own. */
  readonly last?: readonly [number, number];
  readonly never?: true;
  readonly left: number;
  readonly ended?: readonly [number, number];
  readonly fewest: number;
  readonly whole?: readonly [number, number];
  readonly nodes: readonly [number, number];
}

const two = { maxUnavailable: 2 };
const large = { cpu: 1300, memory: 100 };
const alone = (count: number) => ({ count, asks: large });
const loading = { after: 'new node is ready' } as const;
const asked = { after: 'node was asked for' } as const;

const rows: readonly [string, Design, Row][] = [
  [
    'A two per node',
    {},
    {
      runs: 2,
      first: [0.2, 0.4],
      last: [96, 96],
      left: 1,
      ended: [131, 132],
      fewest: 5,
      whole: [126, 127],
      nodes: [3, 4],
    },
  ],
  [
    'B two per node, mu 2',
    { budget: two },
    { runs: 3, first: [0.5, 1.2], left: 0, ended: [36, 37], fewest: 4, whole: [94, 96], nodes: [3, 4] },
  ],
  [
    'C one per node',
    { perNode: 1 },
    { runs: 2, first: [0.5, 0.7], left: 0, ended: [36, 36], fewest: 5, whole: [93, 96], nodes: [6, 7] },
  ],
  [
    'D = A + headroom for 2',
    { headroom: { count: 2 } },
    { runs: 2, first: [1, 1], last: [32, 32], left: 0, ended: [67, 67], fewest: 5, whole: [62, 62], nodes: [4, 5] },
  ],
  [
    'D with mu 2',
    { budget: two, headroom: { count: 2 } },
    { runs: 1, first: [1, 1], left: 0, ended: [37, 37], fewest: 4, whole: [32, 32], nodes: [4, 5] },
  ],
  [
    'E alone by its anti-affinity',
    { perNode: 1, headroom: { count: 1, keepsAway: true, requeueSeconds: 35 } },
    { runs: 2, first: [0.4, 1.1], left: 0, ended: [36, 36], fewest: 5, whole: [66, 66], nodes: [7, 8] },
  ],
  [
    'E alone by size',
    { perNode: 1, headroom: alone(1) },
    { runs: 2, first: [0.5, 1.1], left: 0, ended: [36, 37], fewest: 5, whole: [31, 33], nodes: [7, 8] },
  ],
  [
    "E alone by the pods' term",
    { perNode: 1, headroom: { count: 1, keepsAway: true } },
    { runs: 2, first: [0.3, 1.2], left: 0, ended: [36, 36], fewest: 5, whole: [31, 31], nodes: [7, 8] },
  ],
  [
    'F two nodes, mu 1',
    { perNode: 1, warned: 2 },
    { runs: 2, first: [3, 3], last: [99, 99], left: 1, ended: [134, 134], fewest: 5, whole: [192, 193], nodes: [6, 8] },
  ],
  [
    'F two nodes, mu 2',
    { perNode: 1, warned: 2, budget: two },
    { runs: 2, first: [2.6, 3.5], left: 0, ended: [38, 39], fewest: 4, whole: [96, 98], nodes: [6, 8] },
  ],
  [
    'F headroom 2, mu 1',
    { perNode: 1, warned: 2, headroom: alone(2) },
    {
      runs: 2,
      first: [2.5, 2.5],
      last: [33, 33],
      left: 0,
      ended: [68, 69],
      fewest: 5,
      whole: [64, 64],
      nodes: [8, 10],
    },
  ],
  [
    'F headroom 2, mu 2',
    { perNode: 1, warned: 2, budget: two, headroom: alone(2) },
    {
      runs: 1,
      first: [0.4, 0.4],
      last: [3.6, 3.6],
      left: 0,
      ended: [39, 39],
      fewest: 4,
      whole: [34, 34],
      nodes: [8, 10],
    },
  ],
  [
    'G new pods still load',
    { scaled: loading },
    {
      runs: 2,
      first: [11, 11],
      last: [107, 107],
      left: 1,
      ended: [142, 142],
      fewest: 4,
      whole: [137, 137],
      nodes: [3, 4],
    },
  ],
  [
    'G after all were ready',
    { scaled: { after: 'all are ready' } },
    {
      runs: 2,
      first: [0.7, 0.7],
      last: [97, 102],
      left: 1,
      ended: [132, 137],
      fewest: 5,
      whole: [127, 132],
      nodes: [3, 4],
    },
  ],
  [
    'G after the node was asked for',
    { scaled: asked },
    { runs: 2, first: [56, 61], never: true, left: 1, fewest: 4, nodes: [2, 4] },
  ],
  [
    'G as the first, with C',
    { perNode: 1, scaled: { ...loading, from: 5 } },
    { runs: 1, first: [11, 11], left: 0, ended: [46, 46], fewest: 5, whole: [103, 103], nodes: [6, 7] },
  ],
  [
    'G as the third, with E by size',
    { perNode: 1, headroom: alone(1), scaled: { ...asked, from: 5 } },
    { runs: 1, first: [0.8, 0.8], left: 0, ended: [36, 36], fewest: 5, whole: [60, 60], nodes: [6, 8] },
  ],
  [
    'G the new node is warned',
    { scaled: { ...loading, node: 'new' } },
    {
      runs: 1,
      first: [11, 11],
      last: [107, 107],
      left: 1,
      ended: [142, 142],
      fewest: 4,
      whole: [137, 137],
      nodes: [3, 4],
    },
  ],
  [
    'the same with AlwaysAllow',
    { budget: { evictsUnready: true }, scaled: { ...loading, node: 'new' } },
    { runs: 1, first: [0.4, 0.4], left: 0, ended: [36, 36], fewest: 4, whole: [94, 94], nodes: [3, 4] },
  ],
  [
    'G as the third, minAvailable 3',
    { budget: { maxUnavailable: undefined, minAvailable: 3 }, scaled: asked },
    {
      runs: 1,
      first: [0.5, 0.5],
      last: [66, 66],
      left: 0,
      ended: [101, 101],
      fewest: 3,
      whole: [96, 96],
      nodes: [2, 4],
    },
  ],
];

/** "Read +-3 s", drain.md says of its runs; a refused eviction comes up to 5 s later as its tries happen to fall. */
const tolerance = { seconds: 3, retry: 5 };

/** How far the runs of a design are from its row, the nearest and the farthest moment of each counted; 0 inside. */
function errorOf(seen: readonly number[], [low, high]: readonly [number, number]): number {
  const [least, most] = [Math.min(...seen), Math.max(...seen)];
  const middle = (least + most) / 2;
  return middle < low ? middle - low : middle > high ? middle - high : 0;
}

const seeds = Array.from({ length: 20 }, (_, index) => index + 1);
const results = rows.map(([name, design, row]) => {
  const runs = seeds.map((seed) => playDesign(design, seed));
  const of = (pick: (seen: Seen) => number, measured: readonly [number, number] | undefined) =>
    measured === undefined ? undefined : errorOf(runs.map(pick), measured);
  const errors = {
    first: of(({ first }) => first, row.first),
    last: of(({ last }) => last, row.last),
    ended: of(({ ended }) => ended, row.ended),
    whole: of(({ whole }) => whole, row.whole),
  };
  return { name, row, runs, errors };
});

describe('the runs of drain.md', () => {
  afterAll(() => {
    const shown = (error: number | undefined) => (error === undefined ? '' : error.toFixed(1)).padStart(7);
    const lines = results.map(
      ({ name, row, errors }) =>
        `${name.padEnd(32)}${String(row.runs).padStart(5)}${shown(errors.first)}${shown(errors.last)}${shown(errors.ended)}${shown(errors.whole)}`,
    );
    const heading = `${'seconds from the measured range'.padEnd(32)} runs  first   last  ended  whole`;
    process.stdout.write(`${[heading, ...lines].join('\n')}\n`);
  });

  it('are all of them', () => {
    expect(rows.reduce((sum, [, , { runs }]) => sum + runs, 0)).toBe(34);
  });

  it.each(results.map((one) => [one.name, one] as const))(
    '%s: evictions and the drain come when they came',
    (_, { errors }) => {
      expect(Math.abs(errors.first ?? 0)).toBeLessThanOrEqual(tolerance.seconds + tolerance.retry);
      for (const error of [errors.last, errors.ended, errors.whole])
        expect(Math.abs(error ?? 0)).toBeLessThanOrEqual(tolerance.seconds + tolerance.retry);
    },
  );

  it.each(results.map((one) => [one.name, one] as const))('%s: as many pods are left behind', (_, { row, runs }) => {
    expect(new Set(runs.map(({ left }) => left))).toEqual(new Set([row.left]));
    expect(runs.every(({ never }) => never === (row.never === true ? 1 : 0))).toBe(true);
  });

  it.each(results.map((one) => [one.name, one] as const))(
    '%s: fewest pods are ready, and there are as many nodes',
    (_, { row, runs }) => {
      expect(new Set(runs.map(({ fewestReady }) => fewestReady))).toEqual(new Set([row.fewest]));
      expect(runs.every(({ nodes: [before, most] }) => before === row.nodes[0] && most <= row.nodes[1])).toBe(true);
    },
  );
});
