import { summary } from '../../src/report/console';
import { aReport, aStackReport, keptStack } from './a-report';

const show = (report = aReport(), color = false): string =>
  summary(report, { reportFolder: '.rehearsal/dev', digest: [['Built', '3 objects']], color });

describe('summary', () => {
  it('has one line per stack, aligned', () => {
    const lines = show(
      aReport({ stacks: [aStackReport(), aStackReport({ name: 'a-longer-name', destroyed: 12 })] }),
    ).split('\n');
    expect(lines).toContain('  stack          created  changed  destroyed  second plan  seconds');
    expect(lines).toContain('  network        12       0        0          empty        1.8');
    expect(lines).toContain('  a-longer-name  12       0        12         empty        1.8');
  });

  it('names protected resources with their constructs and the switch', () => {
    expect(show(aReport({ outcome: 'kept', exitCode: 3, stacks: [aStackReport(), keptStack] }))).toMatch(
      /models: aws_s3_bucket\.models \(models\/store\/bucket\)\n.*--allow-data-loss/,
    );
  });

  it('colours the outcome on a terminal only', () => {
    expect(show(aReport(), true)).toContain('\u001b[32mpassed\u001b[39m');
    expect(show(aReport(), false)).not.toContain('\u001b');
  });

  it('ends with what was built, and where to read on', () => {
    expect(show().trimEnd().split('\n').slice(-4)).toEqual([
      'Built         3 objects',
      'Report        .rehearsal/dev/report.md',
      'As a comment  .rehearsal/dev/review.md',
      'To look at    .rehearsal/dev/review.html (--open shows it in the browser)',
    ]);
  });
});
