import { readOutputs } from '../changes/followed-outputs';
import type { Item } from './item';
import { changedOutputs } from './output-section';
import type { StackReview } from './review-input';

/** How cdktf begins the name of an output for other stacks; type, name and attribute of what it is of follow without a break. */
const outputPrefix = 'cross-stack-output-';

/** A stack whose plan is of before: what it reads of another stack is replaced there, and so it is planned anew after that apply. */
export interface Following {
  readonly stack: string;
  /** The stack that replaces something. */
  readonly upstream: string;
  /** What is replaced there and read here: addresses. */
  readonly replaced: readonly string[];
  /** What reads it here: addresses. */
  readonly readers: readonly string[];
}

/**
 * Stacks that read something which another plan of the review replaces or destroys. Terraform plans them by the outputs of the last apply, so their own plans
 * do not show it.
 */
export function followingStacks(stacks: readonly StackReview[], items: readonly Item[]): readonly Following[] {
  const gone = stacks.flatMap((upstream) => goneOutputs(upstream, items));
  return stacks.flatMap(({ name, configuration, result }) => {
    if (!('plan' in result) || gone.length === 0) return [];
    const reads = readOutputs(configuration);
    return [...new Set(gone.map(({ stack }) => stack))].flatMap((upstream): Following[] => {
      const followed = gone.filter(({ stack }) => stack === upstream);
      const hit = reads.filter(
        (read) => read.stack === upstream && followed.some(({ output }) => output === read.output),
      );
      if (hit.length === 0) return [];
      const replaced = followed.filter(({ output }) => hit.some((read) => read.output === output));
      return [
        {
          stack: name,
          upstream,
          replaced: unique(replaced.map(({ address }) => address)),
          readers: unique(hit.map(({ reader }) => reader)),
        },
      ];
    });
  });
}

/** Outputs of a stack that change because what they are of is replaced or destroyed. */
function goneOutputs(stack: StackReview, items: readonly Item[]) {
  const outputs = changedOutputs(stack);
  if (outputs.length === 0) return [];
  const lost = items.filter((one) => one.stack === stack.name && (one.kind === 'replace' || one.kind === 'destroy'));
  return outputs.flatMap(({ name: output }) => {
    const of = lost.find(({ change: { address } }) => output.startsWith(`${outputPrefix}${written(address)}`));
    return of === undefined ? [] : [{ stack: stack.name, output, address: of.change.address }];
  });
}

/** An address as it is in the name of an output. */
const written = (address: string): string => address.replace(/\[.*$/s, '').replace('.', '');

const unique = (names: readonly string[]): readonly string[] => [...new Set(names)];
