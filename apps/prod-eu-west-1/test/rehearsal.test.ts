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
});
