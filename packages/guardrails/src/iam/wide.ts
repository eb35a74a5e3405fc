import type { Selection } from './statement';

/** Which resources a statement speaks of: every one of the account, every one of a service or of a kind, or some. */
export type Reach = 'everything' | 'service' | 'named';

/** How far a statement's resources reach. Everything but named ones (`NotResource`) is everything. */
export function reachOf({ names, except }: Selection): Reach {
  if (except || names.some(isEverything)) return 'everything';
  return names.some(isWholeService) ? 'service' : 'named';
}

/** `*`, and ARNs that leave the service open (`arn:aws:*`). */
function isEverything(resource: string): boolean {
  return /^(\*|arn:\*|arn:[^:]*:\*)/.test(resource);
}

/** Services whose ARNs begin their last part with a name, not with a kind: `arn:aws:s3:::models/*` is of one bucket. */
const withoutKinds = ['s3', 'execute-api'];

/** ARNs whose resource is open: `arn:aws:s3:::*`, `arn:aws:sqs:eu-west-1:111122223333:*`, `arn:aws:iam::111122223333:role/*`. */
function isWholeService(resource: string): boolean {
  const [first, , service, , , ...rest] = resource.split(':');
  if (first !== 'arn' || service === undefined) return false;
  const [named = '', ...below] = rest.join(':').split('/');
  if (withoutKinds.includes(service)) return /^[*?]*\*[*?]*$/.test(named);
  const ofKind = [named, ...below].join('/').replace(/^[\w-]+[/:]/, '');
  return /^[*?]*\*[*?]*(\/\*+)*$/.test(ofKind);
}

/** A text that a message can hold. */
export function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

/** How a message calls a statement. */
export function statementName(sid: string | undefined): string {
  return sid === undefined ? 'a statement' : `statement ${sid}`;
}
