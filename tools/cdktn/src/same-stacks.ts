import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

/** A stack as JSON, less what may differ between cdktf and cdktn. */
export interface ComparedStack {
  readonly terraform?: { readonly required_providers?: unknown };
  readonly '//'?: unknown;
}

/**
 * Names of stacks that two folders of synthesized apps do not have alike. The release that stamps a stack may differ, and so may the sources and
 * versions of its providers: an upgrade of a provider is a change of its own.
 */
export function stacksThatDiffer(before: string, after: string): readonly string[] {
  const [one, other] = [stacksIn(before), stacksIn(after)];
  const names = new Set([...one.keys(), ...other.keys()]);
  return [...names].filter((name) => !isDeepStrictEqual(one.get(name), other.get(name))).sort();
}

/** What must stay of a stack. */
export function comparable({ terraform, ...rest }: ComparedStack): object {
  return { ...rest, '//': undefined, terraform: { ...terraform, required_providers: undefined } };
}

function stacksIn(folder: string): ReadonlyMap<string, object> {
  const stacks = join(folder, 'stacks');
  return new Map(
    readdirSync(stacks).map((name) => {
      const text = readFileSync(join(stacks, name, 'cdk.tf.json'), 'utf8');
      return [name, comparable(JSON.parse(text) as ComparedStack)];
    }),
  );
}
