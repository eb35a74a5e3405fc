import { when } from '@spot-serving/core/vocabulary';

import { blockOf, blocksOf, isTrue, isUnset } from '../engine/json';
import type { Rule } from '../engine/rule';

/** Two applies at once do not write one state. */
export const stateBackend: Rule = {
  id: 'state-backend',
  severity: 'error',
  what: 'A stack whose state is in S3 locks it (use_lockfile, or a dynamodb_table)',
  why: 'two applies at once lose what one of them made, and Terraform no longer knows of it',
  source: 'Terraform, S3 backend, "State locking"',
  check: (stack) => {
    const s3 = blocksOf(blockOf(stack.configuration.terraform.backend).s3)[0];
    if (s3 === undefined || stack.isPlan) return [];
    const resource = {
      address: 'terraform.backend.s3',
      type: 'terraform',
      path: stack.name || 'terraform.backend.s3',
      attributes: s3,
    };
    const isLocked = isTrue(s3.use_lockfile) || !isUnset(s3.dynamodb_table);
    return when(!isLocked, { resource, what: 'keeps its state without a lock', fix: 'set use_lockfile to true' });
  },
};
