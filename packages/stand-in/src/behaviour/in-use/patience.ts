/** How long nothing may happen before who waits gives up, in milliseconds: Terraform sends what can be done within some of them. */
const quietMs = 3000;
/** How often who waits looks, in milliseconds. */
const look = 20;

/**
 * Waits for other calls of Terraform, as a provider does that asks AWS again for minutes.
 *
 * It waits as long as anything else happens, and a little longer: when no call comes in any more, none will that could help.
 */
export class Patience {
  private last = Date.now();
  private stops = 0;

  /** @param quiet see {@link quietMs} */
  constructor(private readonly quiet: number = quietMs) {}

  /** Notes a call of Terraform. */
  noted(): void {
    this.last = Date.now();
  }

  /** Makes everybody who waits give up: Terraform was asked to stop. */
  stop(): void {
    this.stops += 1;
  }

  /** Waits until something is so, or nothing happens any more. */
  async until(isSo: () => boolean): Promise<void> {
    const before = this.stops;
    while (!isSo() && before === this.stops && Date.now() - this.last < this.quiet)
      await new Promise((resolve) => setTimeout(resolve, look));
  }
}
