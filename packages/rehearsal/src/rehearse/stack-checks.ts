import { errorText, parseValidation } from '@spot-serving/terraform-runner';

import type { StackTerraform } from './stack-terraform';

/**
 * Gets a stack's providers and its backend ready.
 *
 * @param hint what to do when Terraform cannot get its providers
 * @throws {PhaseFailure} with Terraform's words
 */
export async function initialized(terraform: StackTerraform, hint: readonly string[] = []): Promise<string> {
  const { exitCode, messages, stdout, stderr } = await terraform.run('init', ['init', '-json'], undefined, [0, 1]);
  if (exitCode === 0) return 'ready';
  const diagnostics = messages.flatMap(({ diagnostic }) => diagnostic ?? []);
  throw terraform.failure('init', [errorText(diagnostics, stdout + stderr), ...hint].join('\n'));
}

/** Has a stack's configuration checked against the schemas. @throws {PhaseFailure} with Terraform's words */
export async function validated(terraform: StackTerraform): Promise<string> {
  const { exitCode, stdout, stderr } = await terraform.print(['validate', '-json']);
  if (exitCode !== 0) throw terraform.failure('validate', errorText(parseValidation(stdout), stdout + stderr));
  return 'valid';
}

/** Managed resources in a stack's state; data sources are left out, they hold nothing. @throws {PhaseFailure} with Terraform's words */
export async function stateAddresses(terraform: StackTerraform): Promise<readonly string[]> {
  const { exitCode, stdout, stderr } = await terraform.print(['state', 'list']);
  if (exitCode !== 0) throw terraform.failure('destroy', errorText([], stderr));
  return stdout.split('\n').filter((address) => address !== '' && !/(^|\.)data\./.test(address));
}
