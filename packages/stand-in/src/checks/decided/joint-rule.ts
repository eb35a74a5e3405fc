import type { Problem } from '../problem';
import type { Body } from './body';

/** A rule over several arguments of one resource, or over what is inside of one. */
export interface JointRule {
  /** Who refuses it, and where that is said: a page of the documentation, or source with its version. */
  readonly source: string;
  /** What is wrong, without detail; the source is added. */
  readonly faults: (body: Body) => readonly Problem[];
}

/** Rules by type. */
export type JointRules = Readonly<Record<string, readonly JointRule[]>>;

/** A rule with its source. */
export const joint = (source: string, faults: JointRule['faults']): JointRule => ({ source, faults });
