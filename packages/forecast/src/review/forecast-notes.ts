import { objectsOf, prose, regionOf, type ReviewNote, type StackReview } from '@spot-serving/plan-review/deployed';

import { readWorld } from '../world/read-world';
import { reviewLines } from './review-lines';

/** A note of a review, and whether the change makes something worse. */
export interface ForecastNote extends ReviewNote {
  readonly worse: boolean;
}

/** What a forecast says of the apps of a review, before and after its plans; nothing of an app that serves no model of which a forecast can be made. */
export function elasticityNotes(stacks: readonly StackReview[]): readonly ForecastNote[] {
  const apps = [...new Set(stacks.map(({ app }) => app))];
  return apps.flatMap((app) => {
    const plans = stacks
      .filter((stack) => stack.app === app)
      .flatMap(({ result }) => ('plan' in result ? [result.plan] : []));
    const [was, is] = (['before', 'after'] as const).map((side) => {
      const objects = objectsOf(plans, side);
      return readWorld(objects, regionOf(objects));
    });
    if (is === undefined || is.services.length === 0 || is.services.some(isHomeless)) return [];
    const lines = reviewLines(is, was?.services.some(isHomeless) === true ? undefined : was);
    const worse = lines.some((line) => line.worse);
    const simulated = 'Simulated by `forecast` with its defaults: `npx forecast APP` says more.';
    return [
      {
        title: `Load and warnings of ${prose(app ?? 'these stacks')}`,
        markdown: [...lines.map(({ text }) => `- ${text}`), '', simulated].join('\n'),
        worse,
      },
    ];
  });
}

/** Without a known pool nothing says where its pods would go. */
function isHomeless({ deployments }: ReturnType<typeof readWorld>['services'][number]): boolean {
  return deployments.some(({ pools }) => pools.length === 0);
}
