import type { Report } from './report';

/** What a rehearsal proves and what not, one paragraph each, with the types it knows least about. */
export function honesty({ providers, states }: Report): readonly string[] {
  const { resources, dataSources, withoutForceNew } = providers;
  const kinds = `${resources} resource types, ${dataSources} data source types`;
  const onStates =
    states === 'emulated S3' ? ['States were in an emulated S3: the backend and its lock are real, AWS is not.'] : [];
  if (providers.kind !== 'offline stand-in')
    return [`Providers were the real ones (${providers.kind}), AWS at most an emulator.`, ...onStates];
  return [
    `Providers were the offline stand-in (${kinds}): schemas, graph and the plan and apply flow are real, cloud behaviour is not.`,
    ...onStates,
    ...(withoutForceNew.length === 0
      ? []
      : [
          `No force-new table for ${withoutForceNew.join(', ')}: a change to one is shown as an update in place, the real provider may replace it.`,
        ]),
  ];
}
