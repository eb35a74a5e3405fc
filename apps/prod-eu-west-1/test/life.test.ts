import { join } from 'node:path';

import { rehearseApp } from '@spot-serving/testkit';

jest.setTimeout(900_000);

describe('the life of prod-eu-west-1', () => {
  it('goes through, or is refused before anything is applied; in the end everything is back, and there is nothing to do', () => {
    const { status, result, log } = rehearseApp(join(__dirname, '..'), '--life');
    expect({ status, log }).toMatchObject({
      status: 0,
      log: expect.stringMatching(/all stacks +plan +empty\n$/) as string,
    });
    const { steps } = result as { readonly steps: readonly { readonly change: string; readonly outcome: string }[] };
    expect(new Set(steps.map(({ change }) => change)).size).toBeGreaterThanOrEqual(40);
    expect(steps.filter(({ outcome }) => outcome === 'refused')).toHaveLength(12);
  });
});
