import { setTimeout } from 'node:timers/promises';

/** How often, and how long, a registry is waited for. */
export interface Patience {
  /** Attempts at one request, the first included. */
  readonly attempts: number;
  /** Waits; milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** Five attempts. */
export const patient: Patience = { attempts: 5, wait: async (milliseconds) => setTimeout(milliseconds) };

/** Attempts at a registry that nobody answers for: most such are offline, and a name that does not resolve will not in a minute. */
const unanswered = 2;

/** Longest that a registry may make us wait between two attempts, milliseconds; one that wants more is better asked another day. */
const longest = 60_000;

/**
 * How long to wait before the next attempt, milliseconds: as long as `Retry-After` says, in seconds or until a date (RFC 9110, 10.2.3), else
 * a second that doubles. Undefined when the answer would be the same, or the registry wants longer than a minute.
 */
export function waitBefore(attempt: number, response: Response | undefined): number | undefined {
  if (response === undefined) return attempt + 1 < unanswered ? 1000 : undefined;
  if (response.status !== 429 && response.status < 500) return undefined;
  const asked = response.headers.get('retry-after');
  if (asked === null) return Math.min(1000 * 2 ** attempt, longest);
  const wanted = /^\d+$/.test(asked) ? Number(asked) * 1000 : Math.max(0, Date.parse(asked) - Date.now());
  return wanted <= longest ? wanted : undefined;
}
