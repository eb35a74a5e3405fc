import type { Item } from '../render/item';

/** How bad: `danger` stops or loses something, or lets somebody in; `care` takes something that is missed later; `routine` is what people do every day. */
export type Severity = 'danger' | 'care' | 'routine';

/**
 * What a consequence is about, in the order of a head. `stops`: something no longer works. `lost`: data or a way back is gone. `outside`: who reaches it.
 * `administrators`: who may do everything. `rights`: who may do more. `protection`: what kept data from being lost. `weaker`: works, and holds less.
 * `nodes`: which are replaced. `steps`: what one apply cannot do. `changes`: all else.
 */
export const topics = [
  'stops',
  'lost',
  'outside',
  'administrators',
  'rights',
  'protection',
  'weaker',
  'steps',
  'nodes',
  'changes',
] as const;

/** One of {@link topics}. */
export type Topic = (typeof topics)[number];

/** What a change means for people. */
export interface Consequence {
  readonly severity: Severity;
  readonly topic: Topic;
  /** One clause, in Markdown; what comes from a plan is in code. */
  readonly text: string;
  /** It is said of any object of its type: what is known better comes first. */
  readonly general?: true;
  /** What it comes from. */
  readonly items: readonly Item[];
}

const order: readonly Severity[] = ['danger', 'care', 'routine'];

/** For sorting: the worst first. */
export function rankOf(severity: Severity): number {
  return order.indexOf(severity);
}
