import { providerProblems, realProviderProblems } from '../../src/rehearse/provider-problems';

const reattach = JSON.stringify({ 'hashicorp/aws': {}, 'hashicorp/helm': {} });

describe('providerProblems', () => {
  it.each([
    { providers: [], problems: [] },
    { providers: ['hashicorp/aws', 'hashicorp/helm', 'terraform.io/builtin/terraform'], problems: [] },
    {
      providers: ['hashicorp/aws', 'hashicorp/random', 'acme/aws'],
      problems: [/"net" requires the provider hashicorp\/random/, /acme\/aws/],
    },
  ])('finds $problems.length in $providers', ({ providers, problems }) => {
    const found = providerProblems([{ name: 'net', providers }], reattach);
    expect(found).toEqual(problems.map((problem) => expect.stringMatching(problem)));
  });
});

describe('realProviderProblems', () => {
  const stacks = [
    { name: 'net', providers: ['hashicorp/aws'] },
    { name: 'apps', providers: ['hashicorp/helm'] },
  ];

  it('finds stacks that would reach AWS', () =>
    expect(realProviderProblems(stacks, undefined)).toEqual([
      expect.stringMatching(/^stack "net" .*--aws-endpoint URL$/),
    ]));

  it('has nothing against an emulator', () =>
    expect(realProviderProblems(stacks, 'http://127.0.0.1:5000')).toEqual([]));
});
