import { code } from './escape';
import { grouped } from './grouped';
import type { Item } from './item';
import { type Detail, type Section } from './section';
import { placeOf } from './wording';

const most = { comment: 12, summary: 500 } as const;

/** What is made, by type: one line for each, the same in several stacks once. */
export function createSection(items: readonly Item[]): Section {
  const created = items.filter(({ kind }) => kind === 'create');
  const byType = grouped(created, ({ stack, change }) => `${stack}\n${change.type}`);
  const alike = grouped(byType, ({ all }) =>
    all
      .map(({ groupKey }) => groupKey)
      .sort()
      .join('\n\n'),
  );
  return {
    title: 'Created',
    list: true,
    folded: alike.length > 8,
    blocks: alike.map(({ first, all }) => (detail) => {
      const place = placeOf(all.flatMap((group) => group.all));
      return `- ${code(first.first.change.type)}${first.all.length > 1 ? ` ×${first.all.length}` : ''} ${place}: ${names(first.all, detail)}`;
    }),
  };
}

function names(items: readonly Item[], detail: Detail): string {
  const shown = items
    .slice(0, most[detail])
    .map((item) => code(detail === 'summary' ? item.change.address : shortName(item)));
  return items.length > shown.length ? `${shown.join(', ')} and ${items.length - shown.length} more` : shown.join(', ');
}

/** The construct's path below its stack, which says more than an address; without one, the address without its type. */
function shortName({ change, origin }: Item): string {
  const instance = /\[.*$/s.exec(change.address)?.[0] ?? '';
  if (origin !== undefined) return `${origin.path.split('/').slice(1).join('/')}${instance}`;
  return change.address.startsWith(`${change.type}.`) ? change.address.slice(change.type.length + 1) : change.address;
}
