import { summary } from '../../src/report/console';
import { markdown } from '../../src/report/markdown';
import type { Report } from '../../src/report/report';
import { driftLines, faultLines } from '../../src/report/trouble-lines';
import { aReport } from './a-report';

const run = {
  faults: ['aws_x.*=A@apply'],
  stack: 'net',
  phase: 'apply',
  message: 'aws_x.main: creating\n  Injected',
  made: 4,
  notMade: ['aws_x.main', 'aws_y.main'],
};
const finding = { stack: 'net', address: 'aws_x.main', attribute: 'size', found: '9', outcome: 'put back' } as const;
const failure = { stack: 'net', phase: 'apply', message: 'no' };
const shows: readonly [string, (report: Report) => string][] = [
  ['the console', (report) => summary(report, { reportFolder: 'r', digest: [], color: false })],
  ['report.md', markdown],
];

describe('faultLines', () => {
  it('tell what failed and why, what was made, what not, and that the next run finished', () => {
    expect(faultLines(aReport({ faultedRuns: [run] }))).toEqual([
      'net: apply failed as asked by --fail aws_x.*=A@apply',
      '  aws_x.main: creating',
      '    Injected',
      '  Made so far and in the states: 4; not made: aws_x.main, aws_y.main.',
      expect.stringMatching(/^The run after the last fault finished/),
    ]);
  });

  it('do not claim a recovery that did not happen', () => {
    expect(faultLines(aReport({ faultedRuns: [run], failure })).at(-1)).toBe(
      'The run after it did not finish; see the failure.',
    );
  });

  it('are none without a fault', () => expect([faultLines(aReport()), driftLines(aReport())]).toEqual([[], []]));
});

it.each(shows)('%s has faults and drift when there were any', (_where, show) => {
  const shown = show(aReport({ faultedRuns: [run], drifts: [finding] }));
  expect(shown).toMatch(/Faults\n[^]*net: apply failed as asked[^]*Drift\n[^]*net: aws_x\.main size=9 put back/);
  expect(show(aReport())).not.toMatch(/Faults|Drift/);
});
