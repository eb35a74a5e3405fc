import { providerProblems } from '../../src/rehearse/provider-problems';

const reattach = JSON.stringify({ 'hashicorp/aws': {}, 'hashicorp/helm': {} });

describe('providerProblems', () => {
  it.each([
    { providers: [], problems: [] },
    { providers: ['hashicorp/aws', 'hashicorp/helm', 'terraform.io/builtin/terraform'], problems: [] },
    { providers: ['hashicorp/aws', 'hashicorp/random', 'acme/aws'], problems: [/"net" requires the provider hashicorp\/random/, /acme\/aws/] },
  ])('finds $problems.length in $providers', ({ providers, problems }) => {
    const found = providerProblems([{ name: 'net', providers }], reattach);
    expect(found).toEqual(problems.map((problem) => expect.stringMatching(problem)));
  });
});
