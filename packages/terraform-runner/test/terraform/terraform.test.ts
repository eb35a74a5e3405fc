import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Interruption } from '../../src/process/interruption';
import { Terraform } from '../../src/terraform/terraform';
import { unattended } from '../../src/terraform/unattended';

jest.setTimeout(60_000);

const slow = {
  first: { input: 'done' },
  second: { input: '${terraform_data.first.id}', provisioner: [{ 'local-exec': { command: 'sleep 60' } }] },
};

describe('Terraform, interrupted during an apply', () => {
  it('writes its state and leaves no lock', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'terraform-'));
    const cliConfigFile = join(folder, 'empty.tfrc');
    writeFileSync(cliConfigFile, '');
    writeFileSync(join(folder, 'main.tf.json'), JSON.stringify({ resource: { terraform_data: slow } }));
    const interruption = new Interruption();
    const env = { ...process.env, ...unattended, TF_CLI_CONFIG_FILE: cliConfigFile };
    const terraform = new Terraform({ program: 'terraform', env, interruption });
    await terraform.run(folder, ['init', '-json']);

    const lock = join(folder, '.terraform.tfstate.lock.info');
    const locked: boolean[] = [];
    const applying = terraform.run(folder, ['apply', '-json', '-auto-approve'], ({ type }) => {
      if (type !== 'provision_start') return;
      locked.push(existsSync(lock));
      interruption.receive('SIGINT');
    });
    await expect(applying).rejects.toMatchObject({ exitCode: 130 });

    expect([locked, existsSync(lock)]).toEqual([[true], false]);
    const state = JSON.parse(readFileSync(join(folder, 'terraform.tfstate'), 'utf8')) as {
      resources: { name: string }[];
    };
    expect(state.resources.map(({ name }) => name)).toContain('first');
    expect(readdirSync(folder).filter((name) => name.includes('lock.info'))).toEqual([]);
    rmSync(folder, { recursive: true });
  });
});
