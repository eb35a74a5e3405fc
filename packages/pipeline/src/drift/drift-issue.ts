import { longestComment, renderReview, type StackReview } from '@spot-serving/plan-review';

import { agedImages } from './aged-images';
import { differs } from './differs';

/** Label of every issue of ours. */
export const driftLabel = 'drift';

const line = /^<!-- spot-serving drift v1 ([\w.-]+) -->$/;

/** Which stack an issue is about, by its first line; undefined for issues that are not ours. */
export function driftingStack(body: string): string | undefined {
  return line.exec(body.split('\n', 1)[0]?.trimEnd() ?? '')?.[1];
}

/** Room for what is around a review in an issue, in UTF-16 units. */
const around = 1000;

/** Title and body of the issue of a stack that differs. */
export function driftIssue(stack: StackReview, night: string): { readonly title: string; readonly body: string } {
  const { markdown } = renderReview({ stacks: [stack], commentLimit: longestComment - around });
  const { how, what } = reason(stack, night);
  return {
    title: `Drift: ${stack.name}`,
    body: [markerLine(stack.name), status(`Last planned ${night}: it ${how}.`), '', what, '', markdown].join('\n'),
  };
}

/** What is wrong with it, and what ends that. A stack may differ and run an old image. */
function reason({ result }: StackReview, night: string): { readonly how: string; readonly what: string } {
  if ('forgotten' in result)
    return {
      how: 'stands, and main does not have it any more',
      what: 'Nothing plans it, and nothing of its app is applied while it stands on a stack of main. It closes on the first night on which nothing of it is left.',
    };
  const aged = 'plan' in result ? agedImages(result.plan, night) : [];
  const isSame = 'plan' in result && !differs(result.plan);
  const age = `Old: ${aged.map((text) => `\`${text.replaceAll('`', '')}\``).join('; ')}. \`npx resolve-versions\` looks a newer one up, and the change goes to the nodes by rolling refreshes. It closes on the first clean night.`;
  const drift =
    'Either somebody changed the world, and the change belongs into the code or is undone; or what was merged is not applied yet. It closes on the first clean night.';
  return {
    how: isSame ? 'is as main has it, and its nodes run an old image' : 'differs from main',
    what: [...(isSame ? [] : [drift]), ...(aged.length > 0 ? [age] : [])].join('\n\n'),
  };
}

/** The body of an issue on a night on which its stack could not be planned: what it says stays, and it says that it is old. */
export function notPlanned(body: string, night: string): string {
  const [marker = '', , ...rest] = body.split('\n');
  return [marker, status(`Could not be planned ${night}, see the run's log; what follows is older.`), ...rest].join(
    '\n',
  );
}

const markerLine = (stack: string): string => `<!-- spot-serving drift v1 ${stack} -->`;

const status = (text: string): string => `**${text}**`;
