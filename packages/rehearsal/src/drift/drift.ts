import type { Parsed } from '../faults/fault';
import { leadingTarget, type Target } from '../targets/target';
import { type AttributePath, parsePath } from './attribute-path';

/** A change behind Terraform's back, as `--drift` names it. */
export interface Drift {
  /** As the user wrote it. */
  readonly text: string;
  readonly target: Target;
  readonly path: AttributePath;
  /** The value as written; its type is the attribute's. */
  readonly written: string;
}

const example = 'aws_autoscaling_group.*.max_size=9';

/** Reads all values of `--drift`; every one that does not fit gives a problem with its fix. */
export function parseDrifts(texts: readonly string[]): Parsed<Drift> {
  const read = texts.map(parseDrift);
  return {
    values: read.filter((one) => typeof one !== 'string'),
    problems: read.filter((one) => typeof one === 'string'),
  };
}

/** The drift, or what is wrong with it. */
function parseDrift(text: string): Drift | string {
  const problem = (what: string): string => `--drift ${text}: ${what}; write it as ${example}`;
  const begin = leadingTarget(text);
  if (begin === undefined) return problem('does not begin with TYPE.NAME');
  if (begin.target.kind === 'data') return problem('a data source is looked up anew in every plan and cannot drift');
  const place = parsePath(begin.rest);
  if (place === undefined) return problem('has no attribute after TYPE.NAME');
  if (!place.rest.startsWith('=')) return problem('has no =VALUE after the attribute');
  return { text, target: begin.target, path: place.path, written: place.rest.slice(1) };
}
