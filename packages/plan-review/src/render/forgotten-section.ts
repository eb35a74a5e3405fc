import type { Redaction } from '../redact/redaction';
import { standing, takeDownByHand, takeDownCommand } from '../states/forgotten-state';
import { code, fenced, visible } from './escape';
import type { StackReview } from './review-input';
import type { Block, Section } from './section';
import { counted, listed, whereabouts } from './wording';

/** Types of one stack that are named. */
const mostTypes = 12;

/** Deployed stacks that are no longer in the code: what stands in them, on what, and what to do before anything else. */
export function forgottenSection(stacks: readonly StackReview[], redaction: Redaction): Section {
  const blocks = stacks.flatMap((stack): Block[] => {
    const { result } = stack;
    return 'forgotten' in result && standing(result.forgotten) > 0
      ? [() => block(stack, result.forgotten, redaction)]
      : [];
  });
  return { title: 'Deployed, and no longer in the code', blocks };
}

type Forgotten = Extract<StackReview['result'], { readonly forgotten: unknown }>['forgotten'];

function block({ name, app }: StackReview, state: Forgotten, redaction: Redaction): string {
  const { counts, serving, standsOn, location } = state;
  const types = counts.slice(0, mostTypes).map(({ type, count }) => `${code(type)} ×${count}`);
  const more = counts.length > mostTypes ? [`${counts.length - mostTypes} more types`] : [];
  const shown = serving.filter((text) => !redaction.hidesText(text));
  return [
    `**No longer in the code** ${whereabouts([name])}: ${counted(standing(state), 'object stands', 'objects stand')}, and nothing looks after them`,
    `- In ${code(location)}: ${[...types, ...more].join(', ')}`,
    ...(shown.length > 0 ? [`- **At stake: it serves ${listed(shown, 20)}**`] : []),
    ...(standsOn.length > 0
      ? [`- It stands on ${listed(standsOn)}: while it does, nothing of this app is applied`]
      : []),
    '- Take it down first, while the main branch still has it, and plan this again:',
    '',
    fenced([visible(takeDownCommand(app ?? '<app>', name))], 'sh'),
    '',
    `- Merged already: revert that commit first. By hand, in the app's folder of a checkout that has it: ${code(takeDownByHand(name))}`,
  ].join('\n');
}
