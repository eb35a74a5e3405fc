import { conditionOf, type Finding } from './finding';
import { newestEvent } from './newest-event';
import type { ReplicaSet, Starting } from './observed';

/**
 * Why a Deployment has fewer pods than it wants, in the words of the API server: a rule of the namespace, a quota, an account that is not there.
 * A ReplicaSet says it by its condition, and by an event; no pod is there to say anything.
 */
export function refusalFindings(
  workload: string,
  namespace: string,
  { replicaSets, events }: Pick<Starting, 'replicaSets' | 'events'>,
): Finding[] {
  return replicaSets
    .filter(({ spec, status }) => (status?.replicas ?? 0) < (spec?.replicas ?? 1))
    .flatMap((replicaSet) => {
      const { name } = replicaSet.metadata;
      const said = refusalOf(replicaSet, events);
      if (said === undefined) return [];
      const final = isForEver(said);
      return [
        {
          workload,
          about: `replicaset ${name}`,
          problem: `makes no pod: ${said}`,
          advice: `change what it names, and apply; kubectl describe replicaset --namespace ${namespace} ${name} says more`,
          passing: !final,
          final,
        },
      ];
    });
}

/** Each try has a pod of another name, which is no other reason. */
const preamble = /^(\(combined from similar events\): )?(Error creating: )?(pods "[^"]*" is )?/;

function refusalOf({ metadata, status }: ReplicaSet, events: Starting['events']): string | undefined {
  const failure = conditionOf(status?.conditions, 'ReplicaFailure');
  const event = newestEvent(events, 'ReplicaSet', metadata.name, ({ type }) => type === 'Warning');
  const said = failure?.status === 'True' ? failure.message : event?.message;
  return said?.replace(preamble, '');
}

/** A quota may get free, and an account may come; what a rule forbids stays forbidden (kubernetes, plugin/pkg/admission/resourcequota). */
function isForEver(said: string): boolean {
  return /^forbidden: /.test(said) && !/exceeded quota|failed quota|error looking up service account/.test(said);
}
