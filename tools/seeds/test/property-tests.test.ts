import { resolve } from 'node:path';

import { Interruption } from '@spot-serving/terraform-runner';

import { propertyTests } from '../src/property-tests';

it('finds the tests with properties of every package', async () => {
  const root = resolve(__dirname, '..', '..', '..');
  const all = await propertyTests(root, { env: process.env, interruption: new Interruption() });
  expect(all).toContainEqual({ folder: 'packages/network', files: ['packages/network/test/subnet-plan.test.ts'] });
  expect(all.flatMap(({ files }) => files)).toContain('packages/stand-in/test/random-types.test.ts');
});
