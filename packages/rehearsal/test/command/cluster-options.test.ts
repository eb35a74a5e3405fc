import { parseConformance } from '../../src/command/conformance-options';
import { parseOptions } from '../../src/command/options';

const at = ['dev', '--kubeconfig', 'file', '--context', 'kind'];

describe('a cluster on the command line', () => {
  it.each([
    [at, { cluster: { kubeconfig: 'file', context: 'kind' }, providers: { kind: 'registry' }, charts: undefined }],
    [[...at, '--provider-mirror', 'm', '--charts', 'c'], { providers: { kind: 'mirror', folder: 'm' }, charts: 'c' }],
    [[...at, '--while-applied', 'kubectl get pods -A'], { whileApplied: 'kubectl get pods -A' }],
    [['dev'], { cluster: undefined, providers: { kind: 'stand-in' } }],
  ])('is read from %j', (argv, request) => expect(parseOptions(argv)).toMatchObject(request));

  it.each([
    [
      ['dev', '--kubeconfig', 'file'],
      /^--kubeconfig file needs --context NAME: nothing is applied to a cluster that is not named/,
    ],
    [['dev', '--kubeconfig', 'file', '--context', ''], /needs --context NAME/],
    [['dev', '--context', 'kind'], /^--context only means something with --kubeconfig/],
    [['dev', '--charts', 'c'], /^--charts only means something with --kubeconfig/],
    [['dev', '--while-applied', 'true'], /^--while-applied only means something with --kubeconfig/],
    [[...at, '--providers', 'stand-in'], /^--kubeconfig needs the real providers/],
    [[...at, '--aws-endpoint', 'http://x'], /with --kubeconfig aws is the stand-in/],
    [[...at, '--destroy'], /leave --destroy out/],
    [[...at, '--fail', 'aws_vpc.*=X@apply'], /^--fail and --drift are for the stand-in/],
  ])('is refused in %j', (argv, message) => {
    expect(() => parseOptions(argv)).toThrow(
      expect.objectContaining({ exitCode: 2, message: expect.stringMatching(message) }),
    );
  });
});

describe('parseConformance', () => {
  const plain = { kind: 'conformance', apps: [], providers: { kind: 'registry' }, charts: undefined, json: false };
  it.each([
    [[], plain],
    [['dev', 'prod', '--json'], { ...plain, apps: ['dev', 'prod'], json: true }],
    [['--providers', 'registry'], plain],
    [
      ['--provider-mirror', 'm', '--charts', 'c'],
      { ...plain, providers: { kind: 'mirror', folder: 'm' }, charts: 'c' },
    ],
    [['-h'], { kind: 'help' }],
  ])('reads %j', (argv, request) => expect(parseConformance(argv)).toEqual(request));

  it.each([
    [['--providers', 'stand-in'], /^--providers is registry, not stand-in/],
    [['--providers', 'some'], /^--providers is stand-in or registry, not some/],
    [['--providers', 'registry', '--provider-mirror', 'm'], /name two sources/],
    [['--destory'], /^Unknown option '--destory'/],
  ])('refuses %j in one line that names the help', (argv, message) => {
    expect(() => parseConformance(argv)).toThrow(
      expect.objectContaining({ exitCode: 2, message: expect.stringMatching(message) }),
    );
    expect(() => parseConformance(argv)).toThrow(/^[^\n]*; "npm run conformance -- --help" lists what there is$/);
  });
});
