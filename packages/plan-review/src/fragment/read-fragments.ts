import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

import type { StackReview } from '../render/review-input';
import type { Fragment } from './fragment';
import { fragmentShape } from './fragment-shape';

/** Larger files are not read: a plan of 5,000 changes has some 20 MB. */
const largest = 100_000_000;

/** What binds a stack to its review. */
export type SealedFragment = Pick<Fragment, 'verdict'> & { readonly fingerprint: string; readonly seal: string };

/** What the jobs of a run left. */
export interface Fragments {
  /** Every stack there should be, those that left nothing or nothing readable as failed. */
  readonly stacks: readonly StackReview[];
  /** By stack; of those that have a plan and a seal. */
  readonly sealed: Readonly<Record<string, SealedFragment>>;
  readonly apps: readonly string[];
}

/**
 * Joins fragments. Nothing that is missing, broken or there twice is passed over: it becomes a stack that failed.
 *
 * @param paths files, and folders of files
 * @param expected apps that must be there
 */
export function readFragments(paths: readonly string[], expected: readonly string[]): Fragments {
  const files = paths.flatMap(filesAt);
  const read = files.map(readFragment);
  const fragments = read.flatMap((one) => ('stack' in one ? [one] : [])).sort(byAppAndOrder);
  const broken = read.flatMap((one) => ('stack' in one ? [] : [one]));
  const apps = [...new Set([...fragments.map(({ app }) => app), ...expected])].sort();
  return {
    stacks: [...apps.flatMap((app) => ofApp(app, fragments)), ...broken],
    sealed: Object.fromEntries(
      onlyOnce(fragments).flatMap(({ stack, verdict, fingerprint, seal }) =>
        fingerprint === null || seal === null ? [] : [[stack, { verdict, fingerprint, seal }]],
      ),
    ),
    apps,
  };
}

function filesAt(path: string): readonly string[] {
  if (!existsSync(path) || !statSync(path).isDirectory()) return [path];
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));
  return names.sort().map((name) => join(path, name));
}

function readFragment(file: string): Fragment | StackReview {
  try {
    if (statSync(file).size > largest) throw new RangeError('too large');
    return fragmentShape.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return failed(
      basename(file, '.json'),
      `Its fragment ${basename(file)} cannot be read: missing, cut off, or of another version; plan again`,
    );
  }
}

function ofApp(app: string, fragments: readonly Fragment[]): readonly StackReview[] {
  const own = fragments.filter((fragment) => fragment.app === app);
  if (own.length === 0)
    return [failed(app, 'No plan arrived: the job that plans this app ended before it wrote one; see its log')];
  const twice = [...new Set(own.map(({ stack }) => stack).filter((stack, index, all) => all.indexOf(stack) !== index))];
  const there = own.map(({ stack, result, configuration, findings }): StackReview => ({
    name: stack,
    app,
    result,
    configuration,
    findings,
  }));
  const named = [...new Set(own.flatMap(({ stacks }) => stacks))];
  const missing = named.filter((name) => !there.some((stack) => stack.name === name));
  const doubted = twice.map((name) =>
    failed(name, 'Two plans of this stack arrived, and a run makes one: somebody else wrote the other'),
  );
  return [
    ...there,
    ...doubted,
    ...missing.map((name) => failed(name, 'No plan of this stack arrived; see the log of the job that plans its app')),
  ];
}

/** Fragments of stacks that have one: what is there twice binds nothing. */
function onlyOnce(fragments: readonly Fragment[]): readonly Fragment[] {
  return fragments.filter(({ stack }) => fragments.filter((other) => other.stack === stack).length === 1);
}

const failed = (name: string, message: string): StackReview => ({ name, result: { failed: message } });

function byAppAndOrder(one: Fragment, other: Fragment): number {
  if (one.app !== other.app) return one.app < other.app ? -1 : 1;
  return one.stacks.indexOf(one.stack) - other.stacks.indexOf(other.stack);
}
