import type { Following } from './follows';
import type { Section } from './section';
import { counted, listed, whereabouts } from './wording';

/** Stacks whose plans are of before, because what they read is replaced in another one. */
export function followsSection(following: readonly Following[]): Section {
  return {
    title: 'Follows what is replaced',
    blocks: following.map(
      ({ stack, upstream, replaced, readers }) =>
        () =>
          [
            `**Follows** ${whereabouts([stack])}: ${counted(readers.length, 'object reads', 'objects read')} what ${listed([upstream])} replaces`,
            `- Replaced there: ${listed(replaced)}`,
            `- Read here by ${listed(readers)}`,
            '- The plan of this stack does not show it: it reads the outputs of the last apply. It is planned anew after that of the other one, may replace these objects as well, and then asks for approval',
          ].join('\n'),
    ),
  };
}
