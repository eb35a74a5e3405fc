import { code, prose } from '@spot-serving/plan-review';

import { modelChanges } from './model-versions';
import { outcomeWords, type StackOutcome } from './stack-outcome';

/** An apply, for those who read of it. */
export interface ReceiptInput {
  readonly app: string;
  /** Commit that was applied, and the one before. */
  readonly head: string;
  readonly before: string | undefined;
  readonly outcomes: readonly StackOutcome[];
  /** Address of the run. @default none is named */
  readonly run: string | undefined;
  /** What an earlier round of the same commit did, by stack. */
  readonly earlier: ReadonlyMap<string, string>;
}

/** Addresses that are named of one stack; the others are counted. */
const namedAtMost = 30;

/** What an apply did, in Markdown: stacks and what came of them, what waits for whom, what failed, and the way back. */
export function receipt({ app, head, before, outcomes, run, earlier }: ReceiptInput): string {
  const rows = outcomes.flatMap((outcome) => row(outcome, earlier));
  const parts = [
    `### Apply of ${app} at ${code(head.slice(0, 9))}`,
    ['| stack | |', '| --- | --- |', ...rows].join('\n'),
    ...outcomes.flatMap((outcome) => notesOf(outcome, run)),
    ...wayBack(before, outcomes),
  ];
  return parts.join('\n\n');
}

/** What an earlier round did stays, where this one had nothing to do or was not the one to do it. */
function row(outcome: StackOutcome, earlier: ReadonlyMap<string, string>): readonly string[] {
  const { stack, kind } = outcome;
  const former = kind === 'unchanged' || kind === 'elsewhere' ? earlier.get(stack.name) : undefined;
  if (former === undefined && kind === 'elsewhere') return [];
  return [`| ${stack.name} | ${former ?? outcomeWords(outcome)} |`];
}

function notesOf(outcome: StackOutcome, run: string | undefined): readonly string[] {
  if (outcome.kind === 'failed') {
    const failure = `**${outcome.stack.name} failed.** ${prose(outcome.text.split('\n', 1)[0] ?? '')}`;
    return [[failure, ...outcome.pods.map((line) => `- ${prose(line)}`)].join('\n')];
  }
  if (outcome.kind !== 'pending') return [];
  const place =
    run === undefined
      ? 'its plan is in the output of this run'
      : `its plan is in the summary of [this run](${run}), where the next job waits`;
  return [`**${outcome.stack.name} waits for approval**: ${place}. ${reason(outcome.permission)}`];
}

/** Why a plan is not applied, in Markdown, with the addresses that differ. */
export function reason(permission: Extract<StackOutcome, { readonly kind: 'pending' }>['permission']): string {
  if (permission.asks === 'never reviewed')
    return 'Nobody has reviewed it: there was no plan of it, no seal that holds, or no pull request.';
  if (permission.asks === 'unknown rights')
    return `Rights in it are known after apply only, and depend on more than an ARN or an id: ${named(permission.addresses)}.`;
  const { addresses, vanished } = permission;
  const differing = addresses.length === 0 ? '' : `It differs from what was seen at ${named(addresses)}.`;
  const said = [differing, ...(vanished ? ['Something that was seen is no longer in it.'] : [])].filter(Boolean);
  return said.join(' ') || 'It differs from what was seen in something that a review does not show.';
}

function named(addresses: readonly string[]): string {
  const some = addresses.slice(0, namedAtMost).map((address) => code(address));
  return `${some.join(', ')}${addresses.length > namedAtMost ? ` and ${addresses.length - namedAtMost} more` : ''}`;
}

function wayBack(before: string | undefined, outcomes: readonly StackOutcome[]): readonly string[] {
  const applied = outcomes.flatMap((outcome) => (outcome.kind === 'applied' ? [outcome] : []));
  if (applied.length === 0) return [];
  const models = applied
    .flatMap(({ plan }) => modelChanges(plan))
    .map(({ name, before: old, after }) => `${code(name)} went from version ${prose(old)} to ${prose(after)}`);
  const commit = before === undefined ? '' : ` The commit before was ${code(before.slice(0, 9))}.`;
  return [
    `The way back: revert the commit in a pull request.${commit}${models.length === 0 ? '' : ` ${models.join('; ')}.`}`,
  ];
}
