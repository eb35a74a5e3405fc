import { join } from 'node:path';

import { rehearseApp } from '@spot-serving/testkit';

jest.setTimeout(180_000);

const stacks = ['network', 'cluster', 'models', 'platform', 'serving'].map((layer) => ({
  name: `prod-us-east-1-${layer}`,
  secondPlanEmpty: true,
}));

describe('rehearsal of prod-us-east-1', () => {
  it('applies every stack, and then finds nothing to do, as JSON or as HCL', () => {
    const { status, result, log } = rehearseApp(join(__dirname, '..'), '--hcl');
    expect(status).toBe(0);
    expect(result).toMatchObject({ stacks });
    expect(log.match(/^\S+ +plan as HCL +empty/gm)).toHaveLength(stacks.length);
  });
});
