/** A property that a seed breaks. */
export interface Finding {
  /** Test file, from the root of the repository. */
  readonly file: string;
  /** The test's full name. */
  readonly test: string;
  /** For `FAST_CHECK_SEED`. */
  readonly seed: number;
  /** The smallest case that fast-check found, as it prints it. */
  readonly counterexample: string;
}

/** The part of `jest --json` that is read here (jest 30, `FormattedTestResults`). */
export interface JestResults {
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages?: readonly string[] | null;
    }[];
  }[];
}

/**
 * Every failed test of a run, smallest case first. A test that fails without a counterexample, and a file that does not load, is
 * found as well: with what jest says in its place.
 *
 * @param root folder that the files are named from, with a slash at its end
 */
export function findings({ testResults }: JestResults, seed: number, root: string): readonly Finding[] {
  const found = testResults.flatMap(({ name, message, assertionResults }) => {
    const file = name.startsWith(root) ? name.slice(root.length) : name;
    const failed = assertionResults.filter(({ status }) => status === 'failed');
    if (failed.length === 0 && assertionResults.length === 0)
      return [{ file, test: 'the file itself', seed, counterexample: message }];
    return failed.map(({ fullName, failureMessages }) => {
      const said = failureMessages?.join('\n') ?? '';
      return { file, test: fullName, seed, counterexample: counterexampleIn(said) ?? said };
    });
  });
  return bySize(found);
}

/** The findings, smallest case first, one for each test. */
export function bySize(found: readonly Finding[]): readonly Finding[] {
  const sorted = [...found].sort((one, other) => one.counterexample.length - other.counterexample.length);
  const keys = sorted.map(({ file, test }) => `${file} ${test}`);
  return sorted.filter((_finding, at) => keys.indexOf(keys[at] ?? '') === at);
}

const counterexampleIn = (message: string): string | undefined => /^Counterexample: (.*)$/m.exec(message)?.[1];
