import type { Disturbance, ProviderCall } from './disturbance';
import { Refusal } from './protocol/refusal';
import type { Value } from './value/value';

/**
 * Regions of which nothing answers, neither the APIs of AWS nor the API servers of clusters there; of the others all does.
 *
 * Of what is global only the calls fail that come through a provider of a lost region, although Route 53 and IAM change nothing while us-east-1 is out.
 */
export class LostRegions implements Disturbance {
  private readonly lost = new Set<string>();

  /** From now on, nothing there answers. */
  lose(region: string): void {
    this.lost.add(region);
  }

  /** All is there again, as it was. */
  giveBack(region: string): void {
    this.lost.delete(region);
  }

  /** @throws Refusal for a call that goes to a lost region */
  before({ region, type }: ProviderCall): void {
    if (region === undefined || !this.lost.has(region)) return;
    throw new Refusal(`${region} is lost`, `${type}: nothing answers in ${region}. A rehearsal took the region away.`);
  }

  after(_call: ProviderCall, state: Value): Value {
    return state;
  }
}
