import { textOf } from '../plan/json';
import type { Redaction } from '../redact/redaction';
import type { Item } from '../render/item';
import type { Consequence } from './consequence';
import { grouped, type Said } from './grouped-words';
import { modelOf } from './object-name';
import { valueAt } from './value-at';

/** What people notice of new objects: models, pools, and locks that no later change takes off. */
export function newsConsequences(items: readonly Item[], redaction: Redaction): readonly Consequence[] {
  return grouped(items.filter(({ kind }) => kind === 'create').flatMap(saidOf), redaction);
}

/** Amazon S3 user guide, "Object Lock considerations". */
const lockWords = 'Object Lock of bucket {name} can never be turned off again: what comes in stays until its day';

function saidOf(item: Item): readonly Said[] {
  const { type, change } = item.change;
  const said = (words: string): readonly Said[] => [{ item, severity: 'routine', topic: 'changes', words }];
  if (type === 'aws_autoscaling_group') return said('new pool {name}');
  if (type === 'aws_s3_bucket_object_lock_configuration')
    return [{ item, severity: 'care', topic: 'protection', words: lockWords }];
  if (!type.startsWith('kubernetes_deployment') || modelOf(change.after) === undefined) return [];
  const version = textOf(valueAt(change.after, 'spec.template.metadata.labels.app&kubernetes&io/version')) ?? '';
  return said(/^\d+$/.test(version) ? `new model {name}, version ${version}` : 'new model {name}');
}
