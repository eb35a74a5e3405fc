import type { Disturbance, ProviderCall } from '@spot-serving/stand-in';

import { apiError } from './api-error';
import type { Fault } from './fault';

/**
 * Answers calls with the errors that the user asked for.
 *
 * A fault holds from the first call it befalls until it is withdrawn, so retries within a run fail as well.
 */
export class FaultInjector implements Pick<Disturbance, 'before'> {
  private readonly happened = new Set<Fault>();
  private readonly withdrawn = new Set<Fault>();

  /** @param faults what befalls the resource of each label */
  constructor(private readonly faults: ReadonlyMap<string, readonly Fault[]>) {}

  /** @throws Refusal with the words of the provider */
  before(call: ProviderCall): void {
    const fault = this.faults
      .get(call.label ?? '')
      ?.find((one) => one.phase === call.phase && !this.withdrawn.has(one));
    if (fault === undefined || isNothing(call)) return;
    this.happened.add(fault);
    throw apiError(call, fault);
  }

  /** Faults that happened and were not withdrawn. */
  active(): readonly Fault[] {
    return [...this.happened].filter((fault) => !this.withdrawn.has(fault));
  }

  /** Faults that never happened. */
  missed(): readonly Fault[] {
    return [...new Set([...this.faults.values()].flat())].filter((fault) => !this.happened.has(fault));
  }

  /** Takes back the faults that happened. */
  withdraw(): void {
    for (const fault of this.active()) this.withdrawn.add(fault);
  }
}

/** Terraform asks for the plan of a resource that is to go, and gets no say in it from the real provider either. */
const isNothing = ({ phase, wanted }: ProviderCall): boolean => phase === 'plan' && wanted === null;
