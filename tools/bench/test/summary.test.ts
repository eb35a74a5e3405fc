import { median, summarize, table } from '../src/summary';

const runs = (...seconds: number[]) => seconds.map((value) => ({ seconds: value, mebibytes: value * 100 }));

describe('bench summary', () => {
  it.each([
    [[3, 1, 2], 2],
    [[1, 2, 3, 10], 2.5],
    [[5], 5],
  ])('takes the median of %p', (values, expected) => {
    expect(median(values)).toBe(expected);
  });

  it('gives medians as ratios to the baseline', () => {
    const rows = summarize(
      new Map([
        ['barrel', runs(10, 8, 9)],
        ['deep', runs(1, 1, 30)],
      ]),
      'barrel',
    );
    expect(rows[1]).toEqual({ name: 'deep', seconds: 1, mebibytes: 100, timeRatio: 1 / 9, memoryRatio: 1 / 9 });
    expect(table('Synth', rows)).toMatch(/deep +1\.00 s +x0\.11 +100 MiB +x0\.11/);
  });

  it('leaves out memory that was not measured', () => {
    const rows = summarize(
      new Map([
        ['aws', [{ seconds: 2 }]],
        ['data', [{ seconds: 1 }]],
      ]),
      'data',
    );
    expect(table('Apply', rows)).toMatch(/^Apply\naws +2\.00 s +x2\.00\ndata +1\.00 s +x1\.00$/);
  });

  it('refuses a baseline that was not measured', () => {
    expect(() => summarize(new Map(), 'barrel')).toThrow('no baseline barrel');
  });
});
