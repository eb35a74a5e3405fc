import { setTimeout as pause } from 'node:timers/promises';

import { readinessGates } from './for-kind';

/** Milliseconds between two looks. */
const between = 2000;

interface Pod {
  readonly metadata: { readonly name: string };
  readonly spec: { readonly readinessGates?: readonly object[] };
  readonly status: { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
}

interface SigningRequest {
  readonly metadata: { readonly name: string };
  readonly spec: { readonly signerName: string };
  readonly status: { readonly conditions?: readonly object[] };
}

/** kubectl at the trial's cluster. */
export type Kubectl = (...args: readonly string[]) => Promise<string>;

/** The patch that opens the gates of a pod as its containers are ready, as a balancer does that finds it healthy; undefined when nothing is to change. */
export function gatesPatch({ spec, status }: Pod): object | undefined {
  if ((spec.readinessGates ?? []).length === 0) return undefined;
  const statusOf = (type: string): string => status.conditions?.find((one) => one.type === type)?.status ?? 'False';
  const wanted = statusOf('ContainersReady');
  if (readinessGates.every((type) => statusOf(type) === wanted)) return undefined;
  return { status: { conditions: readinessGates.map((type) => ({ type, status: wanted })) } };
}

/** Names of the requests of kubelets that nobody decided yet: EKS approves those of its nodes by itself. */
export function undecided(requests: readonly SigningRequest[]): readonly string[] {
  return requests
    .filter(
      ({ spec, status }) =>
        spec.signerName === 'kubernetes.io/kubelet-serving' && (status.conditions ?? []).length === 0,
    )
    .map(({ metadata }) => metadata.name);
}

/** Does what EKS and the balancer would do, until it is stopped. */
export function startKeepers(kubectl: Kubectl): { stop(): Promise<void> } {
  const stopped = new AbortController();
  const keeping = (async () => {
    while (!stopped.signal.aborted) {
      // What cannot be read or written now is looked at again.
      await Promise.allSettled([openGates(kubectl), approve(kubectl)]);
      await pause(between, undefined, { signal: stopped.signal }).catch(() => undefined);
    }
  })();
  return {
    stop: async () => {
      stopped.abort();
      await keeping;
    },
  };
}

async function openGates(kubectl: Kubectl): Promise<void> {
  const { items } = JSON.parse(await kubectl('get', 'pods', '-n', 'serving', '-o', 'json')) as {
    readonly items: readonly Pod[];
  };
  for (const pod of items) {
    const patch = gatesPatch(pod);
    const patching = [
      'patch',
      'pod',
      pod.metadata.name,
      '-n',
      'serving',
      '--subresource=status',
      '-p',
      JSON.stringify(patch),
    ];
    if (patch !== undefined) await kubectl(...patching);
  }
}

async function approve(kubectl: Kubectl): Promise<void> {
  const { items } = JSON.parse(await kubectl('get', 'csr', '-o', 'json')) as {
    readonly items: readonly SigningRequest[];
  };
  const names = undecided(items);
  if (names.length > 0) await kubectl('certificate', 'approve', ...names);
}
