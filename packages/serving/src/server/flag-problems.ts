import { flagsSettingsProblems, type ModelServerFlagsSection, type Problem, toldOnce, when } from '@spot-serving/core';

/** Everything wrong with flags, as in an environment. A request may last no longer than a drain waits for it. */
export function flagProblems(flags: ModelServerFlagsSection, longestRequestSeconds: number): Problem[] {
  const longest = longestRequestSeconds * 1000;
  const { restApiTimeoutInMs: value = longest } = flags;
  const fix = `use at most the longest request, ${longest} ms, or raise that: a drain waits no longer`;
  return toldOnce([
    when(value > longest, { path: 'flags.restApiTimeoutInMs', value, fix }),
    flagsSettingsProblems(flags),
  ]);
}
