import { join } from 'node:path';

import { rehearseApp } from '@spot-serving/testkit';

describe('rehearsal of bootstrap', () => {
  jest.setTimeout(120_000);

  it('applies, and then finds nothing to do, as JSON or as HCL', () => {
    const { status, result, log } = rehearseApp(join(__dirname, '..'), '--hcl');
    expect(status).toBe(0);
    expect(result).toMatchObject({ stacks: [{ name: 'bootstrap', secondPlanEmpty: true }] });
    expect(log).toMatch(/^bootstrap +plan as HCL +empty/m);
  });
});
