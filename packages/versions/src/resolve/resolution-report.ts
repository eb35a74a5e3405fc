import type { ResolvedVersions } from '@spot-serving/core';

import type { Found, Missed, Place } from '../lookup/lookup';
import type { Resolution } from './look-up-all';
import { changeOf, entryAt, valueOf } from './with-lookups';

/** Those that were found, and those that were not. */
export function sorted({ lookups }: Resolution): {
  readonly found: readonly Found[];
  readonly missed: readonly Missed[];
} {
  return {
    found: lookups.filter((lookup): lookup is Found => 'entry' in lookup),
    missed: lookups.filter((lookup): lookup is Missed => 'problem' in lookup),
  };
}

/** A line for everything that differs from the file, is newer, or could not be looked up; what is the same is a count. */
export function resolutionText(versions: ResolvedVersions, resolution: Resolution): string {
  const { found, missed } = sorted(resolution);
  const same = found.filter((each) => changeOf(versions, each) === 'same').length;
  return [
    ...found.flatMap((each) => foundLines(versions, each)),
    ...(same === 0 ? [] : [`same      ${same} of ${resolution.lookups.length}`]),
    ...missed.map(({ place, problem }) => `missed    ${placeText(place)}: ${problem}`),
    ...resolution.notes.map((note) => `note      ${note}`),
    '',
  ].join('\n');
}

/** The outcome for machines. */
export function resolutionJson(versions: ResolvedVersions, resolution: Resolution, written: boolean): string {
  const { found, missed } = sorted(resolution);
  const all = found.map((each) => ({ change: changeOf(versions, each), ...each }));
  return `${JSON.stringify({ written, found: all, missed, notes: resolution.notes }, null, 2)}\n`;
}

function foundLines(versions: ResolvedVersions, found: Found): string[] {
  const { place, entry, newer } = found;
  const before = entryAt(versions, place);
  const change = changeOf(versions, found);
  const was = before === undefined ? '' : `, was ${valueOf(before)}`;
  return [
    ...(change === 'same' ? [] : [`${change.padEnd(9)} ${placeText(place)}: ${valueOf(entry)}${was}`]),
    ...(newer === undefined
      ? []
      : [`newer     ${placeText(place)}: there is ${newer}; docs/how-to/upgrade-charts.md says how to take it`]),
  ];
}

function placeText(place: Place): string {
  return place.filter((part) => part !== 'addons').join(' ');
}
