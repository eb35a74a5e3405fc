import type { Plan } from '@spot-serving/plan-review';

/** Whether applying a plan would change anything. What reads data only, and what changed outside but is ignored by the code, does not. */
export function differs({ changes, outputs }: Plan): boolean {
  const managed = changes.filter(({ mode }) => mode === 'managed');
  const acts = ({ actions }: { readonly actions: readonly string[] }): boolean =>
    actions.some((action) => action !== 'no-op');
  return (
    managed.some(({ change, previousAddress }) => acts(change) || previousAddress !== undefined) ||
    outputs.some(({ change }) => acts(change))
  );
}
