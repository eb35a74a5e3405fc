import { S3Backend, TerraformBackend, TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { Problem } from '../problems';
import { ExplicitLocalState } from './explicit-local-state';

/**
 * Stacks below `app` whose state would be lost or unlocked: no backend (cdktf then writes a local one, with an absolute path), or one
 * that is not S3. `ExplicitLocalState` is allowed.
 */
export function remoteStateProblems(app: IConstruct): Problem[] {
  return app.node.findAll().filter(TerraformStack.isStack).flatMap((stack) => {
    const backend = stack.node.children.find(TerraformBackend.isBackend);
    if (backend instanceof S3Backend || backend instanceof ExplicitLocalState) return [];
    return [{ path: stack.node.path, value: backend?.constructor.name, fix: 'extend AppStack, or call useLockedState(stack, ...), so that its state is remote and locked' }];
  });
}
