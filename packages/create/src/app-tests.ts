/** Holds the addresses of an app to its golden list. */
export const goldenTest = (app: string): string => `import { join } from 'node:path';

import { checkGoldenAddresses, synthesizeApp } from '@spot-serving/testkit';

describe('${app}', () => {
  it('keeps the address of every resource, or says where it moved', () => {
    checkGoldenAddresses(join(__dirname, 'addresses.golden.txt'), synthesizeApp(join(__dirname, '..')));
  });
});
`;

/** Rehearses an app. */
export const rehearsalTest = (app: string): string => `import { join } from 'node:path';

import { rehearseApp } from '@spot-serving/testkit';

jest.setTimeout(180_000);

describe('rehearsal of ${app}', () => {
  it('applies every stack, and then finds nothing to do', () => {
    const { status, result } = rehearseApp(join(__dirname, '..'));
    const { stacks } = result as { readonly stacks: readonly { readonly secondPlanEmpty: boolean }[] };
    expect(status).toBe(0);
    expect(stacks.length).toBeGreaterThan(0);
    expect(stacks.filter(({ secondPlanEmpty }) => !secondPlanEmpty)).toEqual([]);
  });
});
`;
