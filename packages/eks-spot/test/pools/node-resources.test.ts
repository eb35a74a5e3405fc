import { instanceType } from '../../src/pools/instance-type';
import { nodeAddresses } from '../../src/pools/node-addresses';
import { nodeResources } from '../../src/pools/node-resources';

const types = (...names: string[]) => names.flatMap((name) => instanceType(name) ?? []);

describe('nodeResources', () => {
  it('keeps for the system what the EKS image would keep', () => {
    expect(nodeResources(types('m5.large'), 50)).toMatchObject({
      maxPods: 29,
      kubeReserved: { cpu: '70m', memory: '574Mi', 'ephemeral-storage': '1Gi' },
    });
  });

  it.each([
    ['c6i.large', 2, '70m'],
    ['m6i.xlarge', 4, '80m'],
    ['m6i.2xlarge', 8, '90m'],
    ['m6i.4xlarge', 16, '110m'],
  ])('keeps of %s with %i vCPUs %s', (name, _, cpu) =>
    expect(nodeResources(types(name), 50).kubeReserved).toMatchObject({ cpu }),
  );

  it('promises less than the machine has: memory of the machine itself, reserves and eviction thresholds are not for pods', () => {
    expect(nodeResources(types('m5.large'), 50).allocatable).toEqual({
      cpu: '1930m',
      memory: '6903Mi',
      'ephemeral-storage': '44Gi',
      pods: '29',
    });
  });

  it('promises what the least of its types has', () => {
    const [least, most] = [nodeResources(types('c6i.large', 'm6i.xlarge'), 50), nodeResources(types('m6i.xlarge'), 50)];
    expect(least.allocatable).toMatchObject({ cpu: '1930m', pods: '29' });
    expect(most.allocatable).toMatchObject({ cpu: '3920m', pods: '58' });
  });

  it('never takes more than the 110 pods that kubelet is made for', () => {
    expect(nodeResources(types('m6i.16xlarge'), 50).maxPods).toBe(110);
  });

  it('grows with the root volume', () => {
    expect(nodeResources(types('m5.large'), 100).allocatable['ephemeral-storage']).toBe('89Gi');
  });
});

describe('addresses of nodes', () => {
  it.each([
    [29, 10, 49],
    [110, 10, 129],
    [110, 4, 131],
  ])(
    'for %i pods with %i addresses for each interface are %i: whole prefixes, a warm one, and the interfaces',
    (pods, addresses, expected) => {
      expect(nodeAddresses(pods, addresses)).toBe(expected);
    },
  );
});
