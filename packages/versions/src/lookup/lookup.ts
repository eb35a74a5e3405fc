import type { ResolvedBlocks, ResolvedChart, ResolvedImage, ResolvedVersion } from '@spot-serving/core';

/** What a resolved-versions file keeps of one thing. */
export type Entry = ResolvedVersion | ResolvedChart | ResolvedImage | ResolvedBlocks;

/** Where an entry stands in a resolved-versions file: `['images', 'docker.io/tensorflow/serving:2.19.1']`. */
export type Place = readonly [section: 'kubernetes' | 'charts' | 'images' | 's3', ...rest: readonly string[]];

/** Something that was looked up. */
export interface Found {
  readonly place: Place;
  readonly entry: Entry;
  /** A newer version than the pinned one, when there is one: for somebody to decide on. */
  readonly newer?: string;
}

/** Something that could not be looked up. */
export interface Missed {
  readonly place: Place;
  /** Why. */
  readonly problem: string;
}

/** The outcome of looking one thing up. */
export type Lookup = Found | Missed;

/** Does the look-up; whatever fails becomes the reason why it is missed, so that all others are told too. */
export async function lookUp(place: Place, work: () => Promise<Omit<Found, 'place'>>): Promise<Lookup> {
  try {
    return { place, ...(await work()) };
  } catch (error) {
    return { place, problem: reasonOf(error) };
  }
}

/** Errors of AWS's SDK have the error's code as their name, and a message that may be empty or about a whole chain of sources. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const text = error.message.split('\n')[0] ?? '';
  return ['Error', 'RegistryError', 'TypeError'].includes(error.name)
    ? text
    : `${error.name}${text === '' ? '' : `: ${text}`}`;
}
