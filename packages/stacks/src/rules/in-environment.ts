import { movedProblems, type Problem } from '@spot-serving/core';

/** Where the props of a construct come from in an environment. */
export interface Origins {
  /** Props that stand there as a whole, by their names: `keyAdministrators[0]` is `administrators[0]`. */
  readonly props: Readonly<Record<string, string>>;
  /** Props that follow from something there: `bucketName` is due to `name`. @default none */
  readonly derived?: Readonly<Record<string, string>>;
  /** Section that all other props are fields of. */
  readonly section: string;
}

/** A construct's problems at the paths that the user of an environment wrote. */
export function inEnvironment(problems: readonly Problem[], { props, derived = {}, section }: Origins): Problem[] {
  return movedProblems(problems, (path) => {
    const [prop = ''] = /^\w+/.exec(path) ?? [];
    return derived[prop] ?? (prop in props ? `${props[prop]}${path.slice(prop.length)}` : `${section}.${path}`);
  });
}

/** Props of almost every construct that are fields of an environment. */
export const place = { name: 'name', region: 'region', account: 'account', administrators: 'administrators' } as const;
