/** What only the commands need; a program of constructs must not pay for it. */
const commandsOnly = ['@aws-sdk/client-s3', 'listr2', 'protobufjs/light', 'ts-morph'];

const load = (path: string): unknown => jest.requireActual(path);

it('gives constructs without loading what only the commands need', () => {
  for (const name of commandsOnly) {
    jest.doMock(name, () => {
      throw new Error(`${name} was loaded`);
    });
  }
  expect(load('../src')).toHaveProperty('ModelStore');
  expect(() => load('../src/publish/publish-model')).toThrow('was loaded');
  expect(() => load('../src/promote/promote-model')).toThrow('was loaded');
});
