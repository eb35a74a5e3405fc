import type { ClusterFindings } from '../cluster/cluster-findings';
import type { Report } from './report';

/** What a rehearsal proves and what not, one paragraph each, with the types it knows least about. */
export function honesty({
  providers,
  states,
  cluster,
}: Pick<Report, 'providers' | 'states' | 'cluster'>): readonly string[] {
  const { resources, dataSources, withoutForceNew } = providers;
  const kinds = `${resources} resource types, ${dataSources} data source types`;
  const onStates =
    states === 'emulated S3' ? ['States were in an emulated S3: the backend and its lock are real, AWS is not.'] : [];
  if (cluster !== null) return [...ofCluster(cluster, providers.kind), ...onStates];
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

/** What a cluster proves and what not. Everything that was done in place of a missing part is named. */
function ofCluster({ server, context, controllers, standIns }: ClusterFindings, kind: string): readonly string[] {
  return [
    `Providers kubernetes and helm were the real ones (${kind}), at a Kubernetes API server ${server} (context ${context}); aws was the offline stand-in.`,
    controllers
      ? 'Controllers made the pods; no image, probe, volume or node of theirs was asked for.'
      : 'No controller manager ran: a pod of each workload was sent as a dry run, none was made.',
    `In place of what is not there:\n${standIns.map((one) => `- ${one}`).join('\n')}`,
  ];
}
