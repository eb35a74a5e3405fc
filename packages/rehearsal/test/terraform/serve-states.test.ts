import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { serveStates, type StateServer } from '../../src/terraform/serve-states';

describe('serveStates', () => {
  const folder = mkdtempSync(join(tmpdir(), 'states-'));
  const [file, other] = [join(folder, 'one.tfstate'), join(folder, 'other.tfstate')];
  let states: StateServer;
  beforeAll(async () => {
    states = await serveStates();
  });
  afterAll(async () => {
    await states.close();
    rmSync(folder, { recursive: true });
  });

  it('says that a state is not there before it is written, then returns what was written last', async () => {
    const address = states.addressOf(file);
    expect((await fetch(address)).status).toBe(404);
    await fetch(address, { method: 'POST', body: 'a long first version' });
    await fetch(address, { method: 'POST', body: 'second' });
    expect(await (await fetch(address)).text()).toBe('second');
    expect([readFileSync(file, 'utf8'), readdirSync(folder)]).toEqual(['second', ['one.tfstate']]);
  });

  it('keeps states apart', async () => {
    writeFileSync(other, 'other');
    expect(await (await fetch(states.addressOf(other))).text()).toBe('other');
  });

  it('knows no other address and no other method', async () => {
    const address = states.addressOf(join(folder, 'third'));
    const answers = await Promise.all([
      fetch(new URL('/99', address)),
      fetch(new URL('/../one.tfstate', address)),
      fetch(address, { method: 'DELETE' }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 405]);
  });

  it('answers with an error where it cannot write, so that Terraform says so', async () => {
    const { status } = await fetch(states.addressOf(join(folder, 'missing', 'state')), { method: 'POST', body: 'x' });
    expect([status, existsSync(join(folder, 'missing'))]).toEqual([500, false]);
  });
});
