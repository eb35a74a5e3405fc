import { markdown } from '../../src/report/markdown';
import { aReport, aStackReport, keptStack } from './a-report';

describe('markdown', () => {
  it('has a row per stack', () => {
    const text = markdown(
      aReport({ stacks: [aStackReport(), aStackReport({ name: 'cluster', dependencies: ['network'] })] }),
    );
    expect(text).toContain('| network |  | passed | +12 ~0 -0 | +12 ~0 -0 | empty |  | 1.8 |');
    expect(text).toContain('| cluster | network | passed |');
  });

  it('says what is kept, why, and how to let it go', () => {
    const text = markdown(aReport({ outcome: 'kept', exitCode: 3, stacks: [aStackReport(), keptStack] }));
    expect(text).toContain('The state of **models** still holds `aws_s3_bucket.models`, `aws_kms_key.models`:');
    expect(text).toContain('- `aws_s3_bucket.models` (models/store/bucket) has `prevent_destroy`');
    expect(text).toContain('--allow-data-loss');
  });

  it('fences the words of Terraform so that they cannot end the fence', () => {
    const message = 'aws_vpc.vpc: bad\n```\n# not a heading';
    expect(markdown(aReport({ outcome: 'failed', failure: { stack: 'network', phase: 'plan', message } }))).toContain(
      `\`\`\`\`text\n${message}\n\`\`\`\``,
    );
  });

  it('shows a second plan that is not empty', () => {
    expect(markdown(aReport({ stacks: [aStackReport({ outcome: 'failed', secondPlanEmpty: false })] }))).toContain(
      '| NOT empty |',
    );
  });

  it('calls a stand-in a stand-in, and names the types it knows least about', () => {
    const providers = { ...aReport().providers, withoutForceNew: ['aws_eks_addon', 'aws_sqs_queue'] };
    expect(markdown(aReport({ providers }))).toMatch(
      /stand-in[^]*cloud behaviour is not[^]*No force-new table for aws_eks_addon, aws_sqs_queue/,
    );
  });

  it('warns that plans hold values', () => {
    expect(markdown(aReport())).toMatch(/plan\.json`\. They hold planned values: keep them out of version control/);
  });
});
