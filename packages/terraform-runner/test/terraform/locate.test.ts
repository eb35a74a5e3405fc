import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Interruption } from '../../src/process/interruption';
import { isTooOld, locateTerraform, parseVersion } from '../../src/terraform/locate';

describe('isTooOld', () => {
  it.each([
    ['1.9.8', true],
    ['0.15.5', true],
    ['1.10.0-rc1', true],
    ['1.2.30', true],
    ['1.10.0', false],
    ['1.11.4', false],
    ['1.11.0-beta1', false],
    ['1.10.5', false],
    ['2.0.0', false],
  ])('%s: %s', (version, tooOld) => expect(isTooOld(version)).toBe(tooOld));
});

describe('parseVersion', () => {
  it.each([
    ['{"terraform_version":"1.11.4","platform":"linux_amd64"}', '1.11.4'],
    ['{"terraform_version":"soon"}', undefined],
    ['{}', undefined],
    ['Terraform v1.11.4', undefined],
    ['', undefined],
  ])('%s: %s', (output, version) => expect(parseVersion(output)).toBe(version));
});

describe('locateTerraform', () => {
  let folder: string;
  const locate = (program: string) =>
    locateTerraform({ ...process.env, TERRAFORM_BINARY_NAME: program }, folder, new Interruption());
  const fake = (output: string): void => {
    writeFileSync(join(folder, 'fake'), `#!/bin/sh\necho '${output}'\n`);
    chmodSync(join(folder, 'fake'), 0o755);
  };

  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'locate-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('takes the program that TERRAFORM_BINARY_NAME names', async () => {
    fake('{"terraform_version":"1.12.0"}');
    await expect(locate('./fake')).resolves.toEqual({ program: join(folder, 'fake'), version: '1.12.0' });
  });

  it.each([
    { what: 'is missing', output: undefined, message: /^cannot run ".*fake"; install Terraform 1\.10\.0 or newer/ },
    {
      what: 'is too old',
      output: '{"terraform_version":"1.9.8"}',
      message: /is version 1\.9\.8; install Terraform 1\.10\.0 or newer/,
    },
    { what: 'is something else', output: 'hello', message: /gave no version; install Terraform/ },
  ])('says in one line what to install when it $what', async ({ output, message }) => {
    if (output !== undefined) fake(output);
    await expect(locate('./fake')).rejects.toMatchObject({ message: expect.stringMatching(message), exitCode: 2 });
    await expect(locate('./fake')).rejects.toMatchObject({ message: expect.not.stringContaining('\n') });
  });
});
