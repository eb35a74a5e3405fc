import { errorText } from '@spot-serving/terraform-runner';

import type { RehearsedStack } from './rehearsed-stack';
import type { StackTerraform } from './stack-terraform';

/** Summary of Terraform's error for a plan that would destroy what `prevent_destroy` protects. */
const refusal = 'Instance cannot be destroyed';

/**
 * Sees that Terraform itself refuses to plan the destruction of a stack, for the sake of its protected resources and nothing else.
 *
 * @throws {PhaseFailure} when it would destroy the stack, or fails for another reason
 */
export async function refusedDestroy(
  { protectedResources }: Pick<RehearsedStack, 'protectedResources'>,
  terraform: StackTerraform,
): Promise<void> {
  const { messages, exitCode, stdout, stderr } = await terraform.run(
    'destroy',
    ['plan', '-destroy', '-json'],
    undefined,
    [0, 1],
  );
  const errors = messages.flatMap(({ diagnostic }) => (diagnostic?.severity === 'error' ? [diagnostic] : []));
  const paths = protectedResources.map(({ path }) => path).join(', ');
  if (exitCode === 0)
    throw terraform.failure('destroy', `Terraform would destroy the stack: prevent_destroy does not hold ${paths}`);
  const others = errors.filter(({ summary }) => summary !== refusal);
  if (errors.length === 0 || others.length > 0) throw terraform.failure('destroy', errorText(others, stdout + stderr));
}
