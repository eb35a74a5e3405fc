import { poolAllocatable } from '../../src';

describe('what a pool can allocate', () => {
  it('is what its smallest type can', () => {
    const [mixed, small] = [
      poolAllocatable({ instanceTypes: ['m6i.xlarge', 'm6i.large'] }),
      poolAllocatable({ instanceTypes: ['m6i.large'] }),
    ];
    expect(mixed.cpu).toBe(small.cpu);
    expect(small).toEqual({
      cpu: '1930m',
      memory: expect.stringMatching(/^\d+Mi$/) as string,
      'ephemeral-storage': '44Gi',
    });
  });

  it('has the disk that its volumes leave', () => {
    expect(poolAllocatable({ instanceTypes: ['m6i.large'], rootVolumeGiB: 100 })['ephemeral-storage']).toBe('89Gi');
  });

  it('leaves out what is no type', () => {
    expect(poolAllocatable({ instanceTypes: ['m6i.large', 'm99.huge'] })).toEqual(
      poolAllocatable({ instanceTypes: ['m6i.large'] }),
    );
  });
});
