import { join } from 'node:path';

import { rehearseApp } from '@spot-serving/testkit';

describe('rehearsal of bootstrap-prod', () => {
  jest.setTimeout(120_000);

  it('applies, and then finds nothing to do', () => {
    const { status, result } = rehearseApp(join(__dirname, '..'));
    expect(status).toBe(0);
    expect(result).toMatchObject({ stacks: [{ name: 'bootstrap', secondPlanEmpty: true }] });
  });
});
