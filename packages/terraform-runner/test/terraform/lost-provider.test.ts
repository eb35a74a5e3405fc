import { errorText } from '../../src/terraform/messages';

const error = (summary: string, detail: string) => ({ severity: 'error', summary, detail });
const noAnswer = (call: string) =>
  error(
    'Plugin did not respond',
    `The plugin encountered an error, and failed to respond to the plugin6.(*GRPCProvider).${call} call. The plugin logs may contain more details.`,
  );

describe('errorText of a provider process that is gone', () => {
  it('is one line, however many calls were under way', () => {
    const text = errorText(
      [
        noAnswer('ApplyResourceChange'),
        noAnswer('ApplyResourceChange'),
        error('Request cancelled', 'The plugin6.(*GRPCProvider).ReadResource request was cancelled.'),
      ],
      '',
    );
    expect(text).toMatch(
      /^The provider process ended while Terraform called it \(ApplyResourceChange, ReadResource\)\. The state holds what had been finished; what was under way may exist.*run the same command again\.$/,
    );
  });

  it('does not speak of things half made when nothing was being made', () => {
    expect(errorText([noAnswer('ReadResource')], '')).not.toContain('may exist');
  });

  it('knows a process that is gone before Terraform begins', () => {
    const text = errorText(
      [
        error(
          'Failed to load plugin schemas',
          'failed to instantiate provider "aws" to obtain schema: Reattachment process not found..',
        ),
      ],
      '',
    );
    expect(text).toMatch(/^The provider process is not there\. .*Start the provider again/);
  });

  it('keeps errors of another kind', () => {
    expect(
      errorText([noAnswer('ReadResource'), error('Invalid index', 'no such element')], '')
        .split('\n')
        .slice(1),
    ).toEqual(['Invalid index', '  no such element']);
  });
});
