import type { ConditionTest, Statement } from './statement';

/** Whether a statement of a resource policy denies everything of `service` to everybody over plain HTTP, and under no further condition. */
export function deniesPlainHttp(
  { effect, actions, principals, conditions }: Statement,
  service: 's3' | 'sqs',
): boolean {
  const everything =
    !actions.except && actions.names.some((action) => ['*', `${service}:*`].includes(action.toLowerCase()));
  return (
    effect === 'Deny' &&
    everything &&
    principals.includes('*') &&
    conditions.length === 1 &&
    conditions.every(isPlainHttp)
  );
}

/** Names of condition keys are compared without regard to case (IAM user guide, "Condition"). */
function isPlainHttp({ operator, key, values }: ConditionTest): boolean {
  const isBool = ['bool', 'boolifexists'].includes(operator.toLowerCase());
  return (
    isBool && key.toLowerCase() === 'aws:securetransport' && values.some((value) => value.toLowerCase() === 'false')
  );
}
