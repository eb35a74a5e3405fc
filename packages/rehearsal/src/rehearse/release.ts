import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { guardOverride } from '../terraform/deletion-guards';
import { protectionOverride } from '../terraform/overrides';
import type { RehearsedStack } from './rehearsed-stack';
import type { StackTerraform } from './stack-terraform';

type Held = Pick<RehearsedStack, 'name' | 'folder' | 'protectedResources' | 'guards'>;

/** Takes off what keeps a stack's resources from being destroyed; AWS has to be told before, by an apply of its own. */
export async function release(stack: Held, terraform: StackTerraform): Promise<void> {
  const { folder, protectedResources } = stack;
  if (protectedResources.length > 0) override(folder, 'protection', protectionOverride(protectedResources));
  const guards = stack.guards.filter((guard) => guard.stack === stack.name);
  if (guards.length === 0) return;
  override(folder, 'guards', guardOverride(guards));
  await terraform.run('destroy', ['apply', '-auto-approve', '-json']);
}

/** Who refuses to destroy a stack that is kept, in few words. */
export function refuser({ protectedResources, guards }: Held): string {
  return protectedResources.length > 0
    ? `${protectedResources.length} protected, Terraform refuses`
    : `${guards.length} with deletion protection, AWS refuses`;
}

const override = (folder: string, name: string, content: object): void =>
  writeFileSync(join(folder, `${name}_override.tf.json`), JSON.stringify(content));
