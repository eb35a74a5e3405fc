import { housePackages, originAt, originsOf } from '../changes/origins';
import { listOf, objectOf } from '../plan/json';
import type { Redaction } from '../redact/redaction';
import type { Item } from '../render/item';
import type { StackReview } from '../render/review-input';
import { listed } from '../render/wording';
import type { Consequence } from './consequence';
import { objectName } from './object-name';

/** What is protected wherever this house protects anything. */
const data =
  /^aws_(?:s3_bucket|kms_key|db_instance|rds_cluster|dynamodb_table|efs_file_system|ebs_volume|ecr_repository)$/;

/**
 * Deployed data that `prevent_destroy` does not keep although it keeps other data of the same stack: no plan shows that it was taken off. Needs the
 * configuration, and constructs of this house: who else leaves something unprotected may mean it.
 */
export function protectionConsequences(stacks: readonly StackReview[], redaction: Redaction): readonly Consequence[] {
  return stacks.flatMap((stack): Consequence[] => {
    const kept = protectedIn(stack.configuration);
    if (!('plan' in stack.result) || kept.size === 0) return [];
    const origins = originsOf(stack.configuration, housePackages);
    const open = stack.result.plan.changes.filter(
      ({ mode, type, address, change, deposed }) =>
        mode === 'managed' &&
        deposed === undefined &&
        change.before !== null &&
        change.after !== null &&
        data.test(type) &&
        originAt(origins, address)?.package !== undefined &&
        !kept.has(address.replace(/\[.*$/s, '')),
    );
    if (open.length === 0) return [];
    const names = open
      .map((change) => objectName(change))
      .map((name) => (redaction.hidesText(name) ? '(hidden)' : name));
    return [
      {
        severity: 'danger',
        topic: 'protection',
        text: `nothing keeps ${listed(names, 3)} from being destroyed, as \`prevent_destroy\` keeps other data of its stack`,
        items: [] as readonly Item[],
      },
    ];
  });
}

/** Addresses of resources with `prevent_destroy`. */
function protectedIn(configuration: unknown): ReadonlySet<string> {
  return new Set(
    Object.entries(objectOf(objectOf(configuration).resource)).flatMap(([type, named]) =>
      Object.entries(objectOf(named)).flatMap(([name, body]) =>
        isProtected(objectOf(body).lifecycle) ? [`${type}.${name}`] : [],
      ),
    ),
  );
}

/** Whether a lifecycle block, alone or in a list, prevents destruction. */
function isProtected(lifecycle: unknown): boolean {
  return objectOf(listOf(lifecycle)[0] ?? lifecycle).prevent_destroy === true;
}
