import type { Report } from './report';

/** What a rehearsal proves and what not, one paragraph each, with the types it knows least about. */
export function honesty({ providers: { resources, dataSources, withoutForceNew } }: Report): readonly string[] {
  const kinds = `${resources} resource types, ${dataSources} data source types`;
  return [
    `Providers were the offline stand-in (${kinds}): schemas, graph and the plan and apply flow are real, cloud behaviour is not.`,
    ...(withoutForceNew.length === 0
      ? []
      : [`No force-new table for ${withoutForceNew.join(', ')}: a change to one is shown as an update in place, the real provider may replace it.`]),
  ];
}
