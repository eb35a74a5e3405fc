import { refuseForeignStates, s3StateProblems } from '../../src/state/s3-state-problems';

const stack = (name: string, config: Readonly<Record<string, unknown>> = {}, change: object = {}) => ({
  name,
  stateFile: '',
  stateLocation: `s3://states/${name}.tfstate` as string | undefined,
  backend: { type: 's3', config: { bucket: 'states', key: `${name}.tfstate`, ...config } },
  remoteStates: {},
  ...change,
});

describe('s3StateProblems', () => {
  it('has nothing against stacks with an S3 backend and a key of their own', () => {
    expect(
      s3StateProblems([stack('one', { use_lockfile: true, encrypt: true, kms_key_id: 'k' }), stack('two')]),
    ).toEqual([]);
  });

  it.each([
    [
      'another backend',
      [stack('one', {}, { stateLocation: undefined, backend: { type: 'gcs', config: {} } })],
      ['stack "one" keeps its state in the backend "gcs"; give it an S3 backend with bucket and key'],
    ],
    [
      'a bucket given elsewhere',
      [stack('one', {}, { stateLocation: undefined })],
      [expect.stringContaining('in the backend "s3"; give it an S3 backend with bucket and key')],
    ],
    [
      'arguments that lead astray',
      [stack('one', { profile: 'p', endpoints: {} })],
      [expect.stringContaining('names endpoints,'), expect.stringContaining('names profile,')],
    ],
    [
      'a shared key',
      [stack('one'), stack('two', {}, { stateLocation: 's3://states/one.tfstate' })],
      ['stacks "one" and "two" both keep their state at s3://states/one.tfstate; give each a key of its own'],
    ],
  ])('names %s with its fix', (_what, stacks, problems) => expect(s3StateProblems(stacks)).toEqual(problems));
});

it('refuses to read a state that no stack of the app writes', () => {
  const reader = stack('reader', {}, { remoteStates: { vpc: 's3://elsewhere/vpc' } });
  expect(() => refuseForeignStates([reader])).toThrow(
    'stack "reader" reads data.terraform_remote_state.vpc (s3://elsewhere/vpc)',
  );
});
