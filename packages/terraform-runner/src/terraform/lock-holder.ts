import type { Diagnostic } from './messages';

const refusedMessage = 'Error acquiring the state lock';

/** Who holds the lock of a state, in Terraform's words; a backend may leave any of it out. */
export interface LockHolder {
  /** What `terraform force-unlock` takes. */
  readonly id?: string;
  /** `user@host`. */
  readonly who?: string;
  /** What it was taken for, such as `OperationTypeApply`. */
  readonly operation?: string;
  /** When, as Terraform prints it: `2026-11-22 17:43:45.72 +0000 UTC`. */
  readonly created?: string;
}

/** The holder that Terraform names where it could not take a state's lock; undefined when that is not what went wrong. */
export function lockHolder(diagnostics: readonly Diagnostic[]): LockHolder | undefined {
  const refused = diagnostics.find(({ severity, summary }) => severity === 'error' && summary === refusedMessage);
  if (refused === undefined) return undefined;
  return {
    id: lockField(refused.detail, 'ID'),
    who: lockField(refused.detail, 'Who'),
    operation: lockField(refused.detail, 'Operation'),
    created: lockField(refused.detail, 'Created'),
  };
}

/** Who holds it, since when, and how to break the lock; nobody here ever does that by himself. */
export function lockHolderText({ id, who, operation, created }: LockHolder): string {
  const since = created === undefined ? '' : ` since ${created}`;
  const purpose = operation === undefined ? '' : ` (${operation})`;
  const unlock =
    id !== undefined && /^[\w-]+$/.test(id) ? `terraform force-unlock ${id}` : 'terraform force-unlock LOCK_ID';
  return (
    `The state is locked by ${who ?? 'somebody whom the backend does not name'}${since}${purpose}. Wait until that run has ended. ` +
    `If it is surely over and left its lock behind, run in the folder of the synthesized stack: terraform init && ${unlock}`
  );
}

function lockField(detail: string, name: string): string | undefined {
  return new RegExp(`^\\s*${name}:[ \\t]+(\\S.*?)\\s*$`, 'm').exec(detail)?.[1];
}
