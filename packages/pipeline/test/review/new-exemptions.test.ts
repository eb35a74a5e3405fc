import { newExemptions } from '../../src/review/new-exemptions';

const exempting = (reason: string, rule = 'bucket-own-key') => ({
  '//': { exemptions: { aws_s3_bucket: { logs: { [rule]: reason } } } },
  resource: { aws_s3_bucket: { logs: { '//': { metadata: { path: 'dev-models/Logs' } } } } },
});

describe('exemptions of a pull request', () => {
  it('are shown with their reason and place, as a warning, which raises the verdict', () => {
    expect(newExemptions(exempting('trust me'), {})).toEqual([
      {
        rule: 'exemption',
        severity: 'warning',
        address: 'aws_s3_bucket.logs',
        path: 'dev-models/Logs',
        what: 'this pull request sets bucket-own-key aside for good, because "trust me"',
        fix: 'agree with the reason, or have it taken out',
      },
    ]);
  });

  it.each([
    ['the base has it', exempting('as AWS says'), exempting('as AWS says'), 0],
    ['the base has it for another reason', exempting('trust me'), exempting('as AWS says'), 1],
    ['the base has another', exempting('as AWS says'), exempting('as AWS says', 'kms-key-rotation'), 1],
    ['the stack is new', exempting('as AWS says'), undefined, 1],
    ['there is none', {}, exempting('as AWS says'), 0],
  ])('where %s, count %#', (_what, head, base, count) => {
    expect(newExemptions(head, base)).toHaveLength(count);
  });
});
