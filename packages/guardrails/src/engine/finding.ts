import type { Severity } from './rule';

/** One broken rule, at one resource. */
export interface Finding {
  /** Id of the rule; `exemption` when an exemption itself is wrong. */
  readonly rule: string;
  /** What it stops. */
  readonly severity: Severity;
  /** Terraform's address of the resource. */
  readonly address: string;
  /** Path of its construct. */
  readonly path: string;
  /** What is wrong, in one clause that shows the value. */
  readonly what: string;
  /** What to write instead, in one clause. */
  readonly fix: string;
}

/** `path (address): what; fix [rule]`, on one line. */
export function describeFinding({ rule, address, path, what, fix }: Finding): string {
  const place = path === address ? address : `${path} (${address})`;
  return `${place}: ${what}; ${fix} [${rule}]`;
}
