import { asksForHelp, CommandLine } from '../../src/command/command-line';

const commandLine = new CommandLine('rehearse');
const switches = { json: { type: 'boolean' }, report: { type: 'string' } } as const;

describe('CommandLine', () => {
  it('splits arguments into switches and other words', () => {
    const { values, positionals } = commandLine.parse(['dev', '--json', '--report', 'out'], switches);
    expect({ values: { ...values }, positionals }).toEqual({
      values: { json: true, report: 'out' },
      positionals: ['dev'],
    });
  });

  it.each([
    [['--jason'], /^Unknown option '--jason'; "rehearse --help" lists what there is$/],
    [['--report'], /^Option '--report <value>' argument missing; "rehearse --help" lists what there is$/],
    [['--report', '--json'], /^Option '--report' argument is ambiguous; "rehearse --help" lists what there is$/],
  ])('refuses %j in one line, and says where to look', (argv, message) => {
    expect(() => commandLine.parse(argv, switches)).toThrow(
      expect.objectContaining({ message: expect.stringMatching(message) as string, exitCode: 2 }),
    );
  });

  it.each([
    ['which app?', 'which app? "rehearse --help" lists what there is'],
    ['--type is none', '--type is none; "rehearse --help" lists what there is'],
  ])('punctuates %j', (said, message) => expect(commandLine.wrong(said).message).toBe(message));
});

describe('asksForHelp', () => {
  it.each([
    [['plan', '--help'], true],
    [['-h'], true],
    [['help'], false],
    [[], false],
  ])('%j: %s', (argv, asked) => expect(asksForHelp(argv)).toBe(asked));
});
