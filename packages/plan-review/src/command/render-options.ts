import { commandLine } from './command-line';

/** `plan-review render`. */
export interface RenderOptions {
  readonly kind: 'render';
  /** Files and folders of fragments, and files of plans. */
  readonly fragments: readonly string[];
  /** Apps that must be among them. */
  readonly expect: readonly string[];
  /** Everything, as for a job summary. */
  readonly whole: boolean;
  /** File for the review as a page. @default none */
  readonly page?: string;
}

/** Switches of {@link RenderOptions}, for `parseArgs`. */
export const renderSwitches = {
  expect: { type: 'string', multiple: true },
  whole: { type: 'boolean' },
  page: { type: 'string' },
} as const;

/** What `parseArgs` makes of {@link renderSwitches}. */
export interface RenderArguments {
  readonly positionals: readonly string[];
  readonly values: { readonly expect?: readonly string[]; readonly whole?: boolean; readonly page?: string };
}

/** @throws {Failure} 2 for arguments that do not fit */
export function readRenderOptions({
  positionals,
  values: { expect = [], whole = false, page },
}: RenderArguments): RenderOptions {
  if (positionals.length === 0) throw commandLine.wrong('which plans or fragments?');
  return { kind: 'render', fragments: positionals, expect, whole, ...(page === undefined ? {} : { page }) };
}
