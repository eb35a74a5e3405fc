import { join } from 'node:path';

import { rehearseApp } from '@spot-serving/testkit';

jest.setTimeout(180_000);

const stacks = ['network', 'cluster', 'models', 'platform', 'serving'].map((layer) => ({
  name: `prod-eu-west-1-${layer}`,
  secondPlanEmpty: true,
}));

describe('rehearsal of prod-eu-west-1', () => {
  const { status, result, page, review, log } = rehearseApp(join(__dirname, '..'), '--hcl');

  it('applies every stack, and then finds nothing to do, as JSON or as HCL', () => {
    expect(status).toBe(0);
    expect(result).toMatchObject({ stacks });
    expect(log.match(/^\S+ +plan as HCL +empty/gm)).toHaveLength(stacks.length);
  });

  it.each([
    ['its report', page],
    ['its review', review],
  ])('says in %s that an image is a placeholder', (_, text) => {
    expect(text).toMatch(/sha256:0{64}, by a placeholder: nobody has looked up its digest/);
  });

  it('forecasts by the plans of Terraform that of a warned third of its nodes every pod is drained', () => {
    expect(review).toMatch(/5 times the load: `[\w-]+` .* of 30 minutes' requests lost/);
    const [warned = ''] = /a third of the Spot nodes warned at the target load: .*/.exec(review) ?? [];
    expect(warned).toMatch(/`[\w-]+` never short of pods in half of the runs/);
    expect(warned).not.toMatch(/not drained/);
  });
});
