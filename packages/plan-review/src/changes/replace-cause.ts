import type { ResourceChange } from '../plan/plan';

const reasons: Readonly<Record<string, string>> = {
  replace_because_cannot_update: 'the provider cannot change it in place',
  replace_because_tainted: 'it is tainted: its last creation failed, or somebody marked it',
  replace_by_request: 'the run asked for it (-replace)',
  replace_by_triggers: 'something in its replace_triggered_by changes',
  delete_because_no_resource_config: 'it is no longer in the code',
  delete_because_wrong_repetition: 'it changed between one and several (count or for_each)',
  delete_because_count_index: 'its count is smaller now',
  delete_because_each_key: 'its key left for_each',
  delete_because_no_module: 'its module is no longer in the code',
  delete_because_no_move_target: 'it is moved to an address that is not in the code',
};

/** Attributes that force a replacement, such as `spec[0].selector`; empty where Terraform names none. */
export function forcedBy({ change }: ResourceChange): readonly string[] {
  return change.replacePaths.map((path) =>
    path.map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`)).join(''),
  );
}

/** Why an object is destroyed or replaced, in words; Terraform's own where it is a reason that this version does not know. */
export function reasonOf({ actionReason }: ResourceChange): string | undefined {
  if (actionReason === undefined) return undefined;
  return (
    reasons[actionReason] ??
    (/^[a-z_]{1,60}$/.test(actionReason) ? actionReason.replaceAll('_', ' ') : 'for a reason this review does not know')
  );
}
