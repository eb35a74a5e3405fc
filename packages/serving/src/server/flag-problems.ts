import { type ModelServerFlagsSection, type Problem, unless } from '@spot-serving/core';

import { unknownKeyProblems } from './unknown-key-problems';
import { wholeNumberProblems } from './whole-number-problems';

const known: Record<keyof ModelServerFlagsSection, true> = {
  restApiTimeoutInMs: true,
  grpcMaxConnectionAgeMs: true,
  enableModelWarmup: true,
  maxNumLoadRetries: true,
};

/** Flags are C++ `int`s (server.h). */
const largest = 2 ** 31 - 1;

/** Everything wrong with flags. A request may last no longer than a drain waits for it. */
export function flagProblems(flags: ModelServerFlagsSection, longestRequestSeconds: number): Problem[] {
  const longest = longestRequestSeconds * 1000;
  const {
    restApiTimeoutInMs = longest,
    grpcMaxConnectionAgeMs,
    enableModelWarmup = true,
    maxNumLoadRetries = 0,
  } = flags;
  const tooLong = {
    path: 'flags.restApiTimeoutInMs',
    value: restApiTimeoutInMs,
    fix: `use at most the longest request, ${longest} ms, or raise that: a drain waits no longer`,
  };
  const warmup = { path: 'flags.enableModelWarmup', value: enableModelWarmup, fix: 'use true or false' };
  return [
    ...unknownKeyProblems('flags', flags, Object.keys(known)),
    ...(restApiTimeoutInMs > longest
      ? [tooLong]
      : wholeNumberProblems('flags.restApiTimeoutInMs', restApiTimeoutInMs, 1, largest)),
    ...(grpcMaxConnectionAgeMs === undefined
      ? []
      : wholeNumberProblems('flags.grpcMaxConnectionAgeMs', grpcMaxConnectionAgeMs, 1000, largest)),
    ...unless(typeof enableModelWarmup === 'boolean', warmup),
    ...wholeNumberProblems('flags.maxNumLoadRetries', maxNumLoadRetries, 0, 10),
  ];
}
