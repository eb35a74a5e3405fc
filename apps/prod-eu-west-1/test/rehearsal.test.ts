import { join } from 'node:path';

import { rehearseApp } from '@spot-serving/testkit';

const stacks = ['network', 'cluster', 'models', 'platform'].map((layer) => ({
  name: `prod-eu-west-1-${layer}`,
  secondPlanEmpty: true,
}));

describe('rehearsal of prod-eu-west-1', () => {
  jest.setTimeout(180_000);

  it('applies every stack, and then finds nothing to do', () => {
    const { status, result } = rehearseApp(join(__dirname, '..'));
    expect(status).toBe(0);
    expect(result).toMatchObject({ stacks });
  });
});
