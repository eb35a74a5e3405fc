import { setTimeout as pause } from 'node:timers/promises';

import { Failure } from '@spot-serving/terraform-runner/program';

import { withClusterAccess } from './cluster-access';
import type { Finding } from './finding';
import { Kubectl, Unanswered } from './kubectl';
import type { ObjectEvent, Pod, ReplicaSet } from './observed';
import { eachProblem, Patience } from './patience';
import { startingFindings } from './starting-findings';
import { type WatchedStack, watchedStack } from './watched-workloads';

/** How to watch. */
export interface WatchOptions {
  /** Environment, in which kubectl and aws are found and signed in. */
  readonly env: NodeJS.ProcessEnv;
  /** Takes a line about pods that do not start, as soon as it is known. */
  readonly tell: (line: string) => void;
  /** Milliseconds between two looks. @default 15000 */
  readonly between?: number;
  /** Milliseconds that something has to last until it is told, unless nothing mends it. @default 60000 */
  readonly patience?: number;
}

/** Most lines that are kept for an error. */
const most = 10;

/**
 * Looks at the pods of a stack while Terraform waits for them: what keeps them from starting is told within two minutes, where Terraform says
 * only that it waited in vain, and only at the end of its time-out.
 *
 * It changes nothing and never fails: where the cluster cannot be asked, it says so once.
 */
export class PodWatch {
  private readonly ended = new AbortController();
  private lastLook = false;
  private silent = false;
  private found: readonly Finding[] = [];
  private readonly told: string[] = [];
  private readonly watching: Promise<void>;

  /** @param synthesized text of the synthesized stack; one without pods is not watched */
  constructor(
    synthesized: string,
    private readonly options: WatchOptions,
  ) {
    const stack = watchedStack(JSON.parse(synthesized) as Parameters<typeof watchedStack>[0]);
    this.watching = stack === undefined ? Promise.resolve() : this.watch(stack).catch(this.excuse);
  }

  /** Ends the watch. */
  async stop(): Promise<void> {
    this.ended.abort();
    await this.watching;
  }

  /** Looks once more, ends the watch, and says what keeps pods from starting, for an error; what helm took back meanwhile as well. */
  async reasons(): Promise<readonly string[]> {
    this.lastLook = true;
    await this.stop();
    const now = eachProblem(this.found).map(lineOf);
    return (now.length > 0 ? now : this.told).slice(0, most);
  }

  private watch(stack: WatchedStack): Promise<void> {
    const patience = new Patience(this.options.patience ?? 60_000);
    return withClusterAccess(stack, this.options.env, async (env) => {
      for (;;) {
        const last = this.ended.signal.aborted;
        this.found = await lookAt(stack, env).catch(this.silence);
        for (const finding of patience.due(this.found, performance.now())) this.tell(lineOf(finding));
        if (last) return;
        const stopped = await pause(this.options.between ?? 15_000, false, { signal: this.ended.signal }).catch(
          () => true,
        );
        if (stopped && !this.lastLook) return;
      }
    });
  }

  private tell(line: string): void {
    this.told.push(line);
    this.options.tell(line);
  }

  private readonly excuse = (error: unknown): void => {
    if (!(error instanceof Failure)) throw error;
    this.options.tell(`pods are not watched: ${error.message}`);
  };

  /** An API server that does not answer may answer the next time; until then what was found stands. */
  private readonly silence = (error: unknown): readonly Finding[] => {
    if (!(error instanceof Unanswered)) throw error;
    if (!this.silent) this.options.tell(`pods cannot be seen: ${error.message}`);
    this.silent = true;
    return this.found;
  };
}

async function lookAt({ workloads }: WatchedStack, env: NodeJS.ProcessEnv): Promise<readonly Finding[]> {
  const namespaces = [...new Set(workloads.map(({ namespace }) => namespace))];
  const looks = namespaces.map(async (namespace) => {
    const kubectl = new Kubectl({ env, namespace });
    const [pods, replicaSets, events] = await Promise.all([
      kubectl.list<Pod>('pods'),
      kubectl.list<ReplicaSet>('replicasets.apps'),
      kubectl.list<ObjectEvent>('events'),
    ]);
    const here = workloads.filter((workload) => workload.namespace === namespace);
    return startingFindings(here, namespace, { pods, replicaSets, events });
  });
  return (await Promise.all(looks)).flat();
}

/** On one line, whatever an event holds. */
function lineOf({ workload, about, problem, advice }: Finding): string {
  return `${workload}, ${about}: ${problem}; ${advice}`.replace(/\s+/g, ' ');
}
