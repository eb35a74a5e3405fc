import { parseOptions } from '../../src/command/options';

const refusal = (argv: readonly string[]): unknown => {
  try {
    return parseOptions(argv);
  } catch (error) {
    return error;
  }
};

describe('--fail and --drift', () => {
  it('are given as often as needed', () => {
    expect(
      parseOptions([
        'dev',
        '--fail',
        'aws_vpc.a=X@apply',
        '--fail=aws_vpc.b=Y@read',
        '--drift',
        'aws_vpc.a.cidr_block=x',
      ]),
    ).toMatchObject({
      faults: [
        { code: 'X', phase: 'apply' },
        { code: 'Y', phase: 'read' },
      ],
      drifts: [{ path: ['cidr_block'], written: 'x' }],
    });
  });

  it('name everything that is wrong with both at once, one line each, and end with 2', () => {
    const error = refusal(['dev', '--fail', 'aws_vpc=X@apply', '--fail', 'aws_vpc.a=X@write', '--drift', 'aws_vpc.a']);
    expect(error).toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(/^--fail aws_vpc=.*\n--fail aws_vpc\.a=.*\n--drift aws_vpc\.a: .*$/),
    });
  });

  it.each([
    ['--providers', 'registry'],
    ['--provider-mirror', 'mirror'],
  ])('are refused with %s %s', (...real) => {
    expect(refusal(['dev', '--fail', 'aws_vpc.a=X@apply', ...real])).toMatchObject({
      exitCode: 2,
      message: '--fail and --drift are for the stand-in; leave --providers and --provider-mirror out',
    });
  });
});
