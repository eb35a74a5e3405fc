import { join } from 'node:path';
import { checkGoldenAddresses, synthesizeApp } from '@spot-serving/testkit';

describe('dev-eu-west-1', () => {
  it('keeps the address of every resource, or says where it moved', async () => {
    checkGoldenAddresses(join(__dirname, 'addresses.golden.txt'), await synthesizeApp(() => import('../main')));
  });
});
