import { parseOptions } from '../../src/command/options';

const plain = {
  kind: 'rehearse',
  app: 'dev',
  destroy: false,
  allowDataLoss: false,
  json: false,
  report: undefined,
  types: 'used',
  lenient: false,
  hcl: false,
  open: false,
  state: 'local',
  providers: { kind: 'stand-in' },
  faults: [],
  drifts: [],
  cluster: undefined,
  charts: undefined,
  whileApplied: undefined,
  awsEndpoint: undefined,
};

describe('parseOptions', () => {
  it.each([
    [['dev'], plain],
    [['--destroy', 'dev'], { ...plain, destroy: true }],
    [['dev', '--destroy', '--allow-data-loss', '--json'], { ...plain, destroy: true, allowDataLoss: true, json: true }],
    [['dev', '--report', 'out'], { ...plain, report: 'out' }],
    [['dev', '--report=out'], { ...plain, report: 'out' }],
    [['dev', '--types', 'all'], { ...plain, types: 'all' }],
    [['dev', '--lenient'], { ...plain, lenient: true }],
    [['dev', '--hcl'], { ...plain, hcl: true }],
    [['dev', '--open'], { ...plain, open: true }],
    [['schema', 'aws_vpc'], { kind: 'schema', type: 'aws_vpc', of: 'resource', json: false }],
    [['schema', 'aws_vpc', '--data', '--json'], { kind: 'schema', type: 'aws_vpc', of: 'data', json: true }],
    [['schema', '--help'], { kind: 'help' }],
    [['attach', 'dev'], { kind: 'attach', app: 'dev', types: 'all' }],
    [['attach', 'dev', '--types', 'used'], { kind: 'attach', app: 'dev', types: 'used' }],
    [['detach'], { kind: 'detach', app: undefined }],
    [['detach', 'dev'], { kind: 'detach', app: 'dev' }],
    [['--help'], { kind: 'help' }],
    [['dev', '-h'], { kind: 'help' }],
    [['--version'], { kind: 'version' }],
  ])('reads %j', (argv, request) => expect(parseOptions(argv)).toEqual(request));

  it.each([
    [[], /^which app\?/],
    [['dev', 'prod'], /^one app at a time, not also prod/],
    [['dev', '--destory'], /^Unknown option '--destory'/],
    [['dev', '--report'], /argument missing/],
    [['dev', '--types', 'some'], /^--types is used or all, not some/],
    [['schema'], /^schema shows one type: rehearse schema TYPE/],
    [['schema', 'aws_vpc', 'aws_eip'], /^schema shows one type/],
    [['schema', 'aws_vpc', '--destroy'], /^Unknown option '--destroy'/],
    [['attach'], /^attach takes one app/],
    [['attach', 'dev', 'prod'], /^attach takes one app/],
    [['attach', 'dev', '--types', 'some'], /^--types is used or all, not some/],
    [['detach', 'dev', 'prod'], /^detach takes one app, or none/],
    [['dev', '--json=yes'], /does not take an argument/],
    [['dev', '--allow-data-loss'], /only means something with --destroy/],
  ])('refuses %j in one line that names the help', (argv, message) => {
    expect(() => parseOptions(argv)).toThrow(
      expect.objectContaining({ message: expect.stringMatching(message), exitCode: 2 }),
    );
    expect(() => parseOptions(argv)).toThrow(/^[^\n]*[;?] "rehearse --help" lists what there is$/);
  });
});
