import leven from 'leven';

/** How many names a message offers. */
const offered = 3;

/** The names most like what was written, the likeliest first. */
export function nearest(written: string, names: readonly string[]): readonly string[] {
  return names
    .map((name) => ({ name, distance: leven(written, name) }))
    .sort((one, other) => one.distance - other.distance || one.name.localeCompare(other.name))
    .slice(0, offered)
    .map(({ name }) => name);
}
