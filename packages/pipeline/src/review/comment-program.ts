import { planReview } from '@spot-serving/plan-review';
import type { Program } from '@spot-serving/terraform-runner';

/** `pipeline comment`: `plan-review comment`, so that one bundle has all that a workflow calls. */
export const commentProgram: Program = (argv, context) => planReview(['comment', ...argv], context);
