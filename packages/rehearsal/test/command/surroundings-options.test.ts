import { readSurroundings, surroundingsProblem } from '../../src/command/surroundings-options';

describe('the switches for states and providers', () => {
  it.each([
    [{}, { state: 'local', providers: { kind: 'stand-in' }, awsEndpoint: undefined }],
    [
      { state: 's3', providers: 'stand-in' },
      { state: 's3', providers: { kind: 'stand-in' }, awsEndpoint: undefined },
    ],
    [
      { 'provider-mirror': 'm', 'aws-endpoint': 'http://127.0.0.1:5000' },
      { state: 'local', providers: { kind: 'mirror', folder: 'm' }, awsEndpoint: 'http://127.0.0.1:5000' },
    ],
    [{ providers: 'registry' }, { state: 'local', providers: { kind: 'registry' }, awsEndpoint: undefined }],
  ])('are read: %j', (values, options) => expect(readSurroundings(values)).toEqual(options));

  it.each([
    [{ state: 'gcs' }, /^--state is local or s3, not gcs$/],
    [{ providers: 'mirror' }, /^--providers is stand-in or registry, not mirror$/],
    [{ providers: 'registry', 'provider-mirror': 'm' }, /^--provider-mirror and --providers name two sources/],
    [{ 'aws-endpoint': 'http://127.0.0.1:5000' }, /the stand-in calls nobody$/],
    [{ providers: 'registry', 'aws-endpoint': '127.0.0.1:5000' }, /^--aws-endpoint is a URL/],
    [{ providers: 'registry', 'aws-endpoint': 'ftp://127.0.0.1' }, /^--aws-endpoint is a URL/],
  ])('are refused: %j', (values, message) => {
    expect(surroundingsProblem(values)).toMatch(message);
    expect(() => readSurroundings(values)).toThrow(expect.objectContaining({ exitCode: 2 }));
  });
});
