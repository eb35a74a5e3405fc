import { setTimeout as pause } from 'node:timers/promises';

import type { Api } from './api';
import { addressIngresses } from './balancers';
import { standInForControllers } from './controllers';
import { removeUnanswered } from './unanswered';

/** Milliseconds between two looks. */
const between = 500;

/** What stands in for parts of a cluster that are not there, while Terraform works. */
export interface AbsentParts {
  /** What they did so far, each sort once, in words. */
  done(): readonly string[];
  stop(): Promise<void>;
}

/**
 * Looks every half second for what only a part that is not there would do, and does it.
 *
 * @param ours uids of the objects that Terraform made: all others are left alone
 * @param controllers whether a controller manager runs
 */
export function startAbsentParts(api: Api, ours: ReadonlySet<string>, controllers: boolean): AbsentParts {
  const done = new Set<string>();
  const stopped = new AbortController();
  const look = async (): Promise<void> => {
    const all = [
      removeUnanswered(api, ours),
      addressIngresses(api, ours),
      ...(controllers ? [] : [standInForControllers(api)]),
    ];
    // What cannot be read or changed now, as an API that goes away in between, is looked at again.
    for (const answer of await Promise.allSettled(all))
      if (answer.status === 'fulfilled') for (const words of answer.value) done.add(words);
  };
  const looking = (async () => {
    while (!stopped.signal.aborted) {
      await look();
      await pause(between, undefined, { signal: stopped.signal }).catch(() => undefined);
    }
  })();
  return {
    done: () => [...done],
    stop: async () => {
      stopped.abort();
      await looking;
    },
  };
}
