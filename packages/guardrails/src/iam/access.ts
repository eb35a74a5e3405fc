import { misnamedWrites } from './misnamed-writes';
import type { Selection } from './statement';

/**
 * Actions whose name begins with one of these words read: AWS gives them the access level Read or List.
 *
 * Words that often begin a write as well (Verify, Test, Check, View) are left out: an unknown name counts as a write.
 */
const readingWords = [
  'BatchDescribe',
  'BatchGet',
  'Describe',
  'Get',
  'List',
  'Lookup',
  'Read',
  'Scan',
  'Search',
  'Select',
].map(lower);

/**
 * Whether the IAM action pattern may change something: write, tag, or manage permissions. `ec2:Describe*` does not, `s3:*` and `s3:G*` do.
 *
 * Errs on the strict side: an action that only reads but has an unusual name (`sqs:ReceiveMessage`) counts as a write.
 */
export function mayWrite(action: string): boolean {
  const [service = '', name = ''] = lower(action).split(':', 2);
  const literal = name.split(/[*?]/, 1)[0] ?? '';
  if (!readingWords.some((word) => literal.startsWith(word))) return true;
  const matches = globOf(name);
  const misnamed = Object.hasOwn(misnamedWrites, service) ? misnamedWrites[service] : undefined;
  return /[*?]/.test(service) || (misnamed ?? []).some((write) => matches.test(lower(write)));
}

/** Whether the actions of a statement include `action`, by name, by wildcard, or by not naming it in `NotAction`. */
export function actionMatches({ names, except }: Selection, action: string): boolean {
  return names.some((name) => globOf(lower(name)).test(lower(action))) !== except;
}

/** IAM compares actions without regard to case (IAM user guide, "IAM JSON policy elements: Action"). */
function lower(text: string): string {
  return text.toLowerCase();
}

/** IAM's wildcards: `*` is any run of characters, `?` any one. */
function globOf(pattern: string): RegExp {
  const literal = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${literal.replace(/\*+/g, '.*').replaceAll('?', '.')}$`);
}
