import { code } from './escape';
import { grouped } from './grouped';
import type { Item } from './item';
import type { Section } from './section';
import { placeOf, whereabouts } from './wording';

/** What only the state learns: moves and imports that change nothing else. */
export function stateSection(items: readonly Item[]): Section {
  const groups = grouped(
    items.filter(({ kind }) => kind === 'move' || kind === 'import'),
    ({ groupKey, kind }) => `${kind}\n${groupKey}`,
  );
  return {
    title: 'Moved and imported',
    list: true,
    blocks: groups.map(({ first, all }) => () => {
      const { address, previousAddress, change } = first.change;
      const what =
        first.kind === 'move'
          ? `Move ${code(previousAddress ?? '')} to ${code(address)}`
          : `Import ${code(change.importing ?? '')} as ${code(address)}`;
      return `- ${what} ${placeOf(all)}`;
    }),
  };
}

/** Actions that this version does not know: shown, so that nobody takes them for nothing. */
export function otherSection(items: readonly Item[]): Section {
  const others = items.filter(({ kind }) => kind === 'other');
  return {
    title: 'Actions this review does not know',
    list: true,
    blocks: others.map(
      ({ stack, change }) =>
        () =>
          `- ${code(change.change.actions.join(', '))} ${code(change.address)} ${whereabouts([stack])}`,
    ),
  };
}
