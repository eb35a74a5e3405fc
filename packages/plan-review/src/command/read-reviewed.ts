import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';

import { type Fragments, readFragments } from '../fragment/read-fragments';
import { isObject } from '../plan/json';
import { PlanUnreadable } from '../plan/plan-unreadable';
import { readPlan } from '../plan/read-plan';
import type { StackReview } from '../render/review-input';

/**
 * Reads what `render` is given: fragments, folders of them, and what `terraform show -json` printed, of any configuration. A plan is a stack by itself,
 * named after its file, or after the folder of a `plan.json`; of two with one name each keeps its path.
 *
 * @param paths as they were given, from `cwd`
 * @param expected apps whose fragments must be there
 */
export function readReviewed(cwd: string, paths: readonly string[], expected: readonly string[]): Fragments {
  const plans = paths.flatMap((path) => planAt(cwd, path));
  const read = new Set(plans.map(({ path }) => path));
  const rest = paths.filter((path) => !read.has(path));
  const fragments = readFragments(
    rest.map((path) => resolve(cwd, path)),
    expected,
  );
  const names = plans.map(({ path }) => nameOf(path));
  const stacks = plans.map(({ path, result }, index): StackReview => {
    const name = names[index] ?? path;
    return { name: names.filter((other) => other === name).length > 1 ? path : name, result };
  });
  return { ...fragments, stacks: [...stacks, ...fragments.stacks] };
}

interface PlanAt {
  readonly path: string;
  readonly result: StackReview['result'];
}

/** A file is taken for a plan unless it says that it is a fragment. */
function planAt(cwd: string, path: string): readonly PlanAt[] {
  const file = resolve(cwd, path);
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) return [];
  const text = readFileSync(file, 'utf8');
  try {
    const json = parsed(text);
    return isObject(json) && json.fragment !== undefined ? [] : [{ path, result: { plan: readPlan(json ?? text) } }];
  } catch (error) {
    if (error instanceof PlanUnreadable) return [{ path, result: { failed: error.message } }];
    throw error;
  }
}

/** Undefined where it is no JSON: then `readPlan` says why. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function nameOf(path: string): string {
  const name = basename(path).replace(/(?:\.plan|\.tfplan)?\.json$/, '');
  return /^(?:tf)?plan$/.test(name) ? basename(dirname(path)) || name : name;
}
