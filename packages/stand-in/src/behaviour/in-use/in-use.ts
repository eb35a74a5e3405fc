import { severities } from '../../checks/problem';
import type { CheckOptions } from '../../checks/type-checks';
import type { Diagnostic } from '../../protocol/messages';
import type { Refusal } from '../../protocol/refusal';
import type { Value } from '../../value/value';
import { type Asked, refusedChange, refusedDestruction, waitsFor } from './answers';
import { Patience } from './patience';
import type { World } from './world';

/** Refuses what AWS refuses while something is in use, as the providers of one stand-in see it together. */
export class InUse {
  constructor(
    /** What stands. */
    readonly world: World,
    private readonly options: CheckOptions = {},
    private readonly patience: Patience = new Patience(),
  ) {}

  /** Terraform was asked to stop: nobody waits any longer. */
  stop(): object {
    this.patience.stop();
    return {};
  }

  /**
   * Destroys an object; waits for those that use it where the provider does.
   *
   * @returns what AWS would have said, as warnings, when the stand-in is lenient
   * @throws Refusal in the provider's words when something keeps it
   */
  async destroy(asked: Asked): Promise<readonly Diagnostic[]> {
    this.patience.noted();
    if (waitsFor(asked, this.world) !== undefined)
      await this.patience.until(() => refusedDestruction(asked, this.world) === undefined);
    const said = this.said(refusedDestruction(asked, this.world));
    this.world.remove(asked.type, asked.values);
    this.patience.noted();
    return said;
  }

  /**
   * Lets an object be made, or changed in place.
   *
   * @returns see {@link destroy}
   * @throws Refusal in the provider's words
   */
  change(asked: Asked, prior: Value): readonly Diagnostic[] {
    this.patience.noted();
    return this.said(refusedChange(asked, prior, this.world));
  }

  /** Notes an object as it is now; `prior` is null for a new one. */
  made(type: string, values: Value, prior: Value): void {
    this.world.remove(type, prior);
    this.world.observe(type, values);
    this.patience.noted();
  }

  private said(refusal: Refusal | undefined): readonly Diagnostic[] {
    if (refusal === undefined) return [];
    if (!this.options.lenient) throw refusal;
    const { summary, detail } = refusal;
    return [{ severity: severities.warning, summary, detail }];
  }
}
