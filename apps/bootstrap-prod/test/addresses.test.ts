import { join } from 'node:path';

import { checkGoldenAddresses, synthesizeApp } from '@spot-serving/testkit';

describe('bootstrap-prod', () => {
  it('keeps the address of every resource, or says where it moved', () => {
    checkGoldenAddresses(join(__dirname, 'addresses.golden.txt'), synthesizeApp(join(__dirname, '..')));
  });
});
