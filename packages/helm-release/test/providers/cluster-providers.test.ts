import { aCluster, synth } from '@spot-serving/testkit';

import { ClusterProviders } from '../../src';

const stack = synth(
  (scope) => new ClusterProviders(scope, 'Providers', { cluster: aCluster(), region: 'eu-west-1' }),
) as { readonly provider?: Readonly<Record<'kubernetes' | 'helm', readonly object[]>> };
const command = { api_version: 'client.authentication.k8s.io/v1beta1', command: 'aws' };
const args = ['eks', 'get-token', '--cluster-name', 'test', '--region', 'eu-west-1', '--output', 'json'];

describe('the providers of a cluster', () => {
  it('get a token for each call, and leave none in a state', () => {
    expect(stack.provider?.kubernetes).toMatchObject([{ exec: [{ ...command, args }] }]);
    expect(stack.provider?.helm).toMatchObject([{ kubernetes: { exec: { ...command, args } } }]);
    expect(JSON.stringify(stack.provider)).not.toMatch(/"token"|client_key/);
  });

  it("trust the cluster's own authority only", () => {
    const trust = {
      host: aCluster().endpoint,
      cluster_ca_certificate: `\${base64decode("${aCluster().certificateAuthority}")}`,
    };
    expect(stack.provider?.kubernetes).toMatchObject([trust]);
    expect(stack.provider?.helm).toMatchObject([{ kubernetes: trust }]);
  });
});
