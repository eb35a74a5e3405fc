import {
  countsIn,
  errorText,
  parseMessage,
  parseValidation,
  plannedChanges,
  type UiMessage,
  warningTexts,
} from '../../src/terraform/messages';

const message = (content: object): UiMessage => {
  const parsed = parseMessage(JSON.stringify(content));
  if (parsed === undefined) throw new Error('not a message');
  return parsed;
};
const error = {
  severity: 'error',
  summary: 'Unsupported argument',
  detail: 'An argument named "x" is not expected here.',
};

describe('parseMessage', () => {
  it.each(['', 'Successfully configured the backend "local"!', '{"@level":"info"}', '[1]', '{'])(
    'takes %j for no message',
    (line) => {
      expect(parseMessage(line)).toBeUndefined();
    },
  );

  it('reads a diagnostic', () => {
    expect(message({ type: 'diagnostic', diagnostic: error, '@level': 'error' }).diagnostic).toEqual(error);
  });
});

describe('countsIn', () => {
  it('takes the last summary, for apply repeats the one of its plan', () => {
    const summary = (add: number) =>
      message({ type: 'change_summary', changes: { add, change: 0, remove: 1, import: 0, operation: 'apply' } });
    expect(countsIn([summary(9), message({ type: 'version' }), summary(12)])).toEqual({
      add: 12,
      change: 0,
      remove: 1,
    });
  });

  it('counts nothing where nothing was summed up', () => {
    expect(countsIn([])).toEqual({ add: 0, change: 0, remove: 0 });
  });
});

describe('plannedChanges', () => {
  it('names resources and outputs that would change, without their values', () => {
    const messages = [
      message({ type: 'planned_change', change: { resource: { addr: 'aws_vpc.vpc' }, action: 'update' } }),
      message({ type: 'resource_drift', change: { resource: { addr: 'aws_eip.nat' }, action: 'update' } }),
      message({
        type: 'outputs',
        outputs: { same: { action: 'noop', value: 1 }, url: { action: 'create', value: 'https://secret' } },
      }),
    ];
    expect(plannedChanges(messages)).toEqual(['aws_vpc.vpc (update)', 'output.url (create)']);
  });
});

describe('errorText', () => {
  it.each([
    ['nothing at all', ''],
    ['messages without an error', '{"type":"version","@message":"Terraform 1.11.4"}\n'],
  ])('says that Terraform failed of %s', (_, raw) => {
    expect(errorText([], raw)).toBe('Terraform failed, and said nothing');
  });

  it.each([
    { from: 'an address', extra: { address: 'aws_vpc.vpc' }, title: 'aws_vpc.vpc: Unsupported argument' },
    {
      from: 'the block of a resource',
      extra: { snippet: { context: 'resource.aws_vpc.vpc' } },
      title: 'aws_vpc.vpc: Unsupported argument',
    },
    {
      from: 'a block inside',
      extra: { snippet: { context: 'resource.aws_vpc.vpc.timeouts' } },
      title: 'aws_vpc.vpc: Unsupported argument',
    },
    {
      from: 'the block of a data source',
      extra: { snippet: { context: 'data.aws_ami.linux' } },
      title: 'data.aws_ami.linux: Unsupported argument',
    },
    { from: 'nothing', extra: { snippet: { context: null } }, title: 'Unsupported argument' },
  ])('names the place from $from', ({ extra, title }) => {
    const { diagnostic } = message({ type: 'diagnostic', diagnostic: { ...error, ...extra } });
    expect(errorText(diagnostic === undefined ? [] : [diagnostic], '')).toBe(`${title}\n  ${error.detail}`);
  });

  it('says each error once, and no warnings', () => {
    const diagnostics = parseValidation(
      JSON.stringify({ diagnostics: [error, error, { ...error, severity: 'warning', summary: 'Deprecated' }] }),
    );
    expect(errorText(diagnostics, '')).toBe(`Unsupported argument\n  ${error.detail}`);
  });

  it('takes frames and colours off plain output, when there is nothing else', () => {
    const raw = '{"@level":"info"}\n\u001b[31m╷\u001b[0m\n│ \u001b[1mError: \u001b[0mNo backend\n│ \n│ Run init.\n╵\n';
    expect(errorText([], raw)).toBe('Error: No backend\nRun init.');
  });

  it('leaves out the values and source lines that Terraform would quote', () => {
    const quoting = {
      ...error,
      snippet: {
        context: 'resource.aws_vpc.vpc',
        code: 'password = "hunter2"',
        values: [{ traversal: 'var.x', statement: 'is "hunter2"' }],
      },
    };
    expect(
      errorText(parseValidation(JSON.stringify({ diagnostics: [quoting] })), JSON.stringify(quoting)),
    ).not.toContain('hunter2');
  });
});

describe('warningTexts', () => {
  it('has warnings only', () => {
    const diagnostics = [
      error,
      { severity: 'warning', summary: 'Check block assertion failed', detail: 'no zone', address: 'check.zones' },
    ];
    expect(warningTexts(diagnostics)).toEqual(['check.zones: Check block assertion failed\n  no zone']);
  });
});
