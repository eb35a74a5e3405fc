import { TerraformBackend, TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';

import type { Problem } from '../problems';
import { ExplicitLocalState } from './explicit-local-state';
import { LockedState } from './locked-state';

/**
 * Stacks below `app` whose state would be lost or unlocked: no backend (cdktf then writes a local one, with an absolute path), or one
 * that is neither a `LockedState` nor an `ExplicitLocalState`.
 */
export function remoteStateProblems(app: IConstruct): Problem[] {
  return app.node
    .findAll()
    .filter((node) => TerraformStack.isStack(node))
    .flatMap((stack) => {
      const backend = stack.node.children.find((child) => TerraformBackend.isBackend(child));
      if (backend instanceof LockedState || backend instanceof ExplicitLocalState) return [];
      return [
        {
          path: `state of stack ${stack.node.path}`,
          value: backend?.constructor.name,
          fix: 'extend AppStack, or give the stack a LockedState, so that its state is remote and locked',
        },
      ];
    });
}
