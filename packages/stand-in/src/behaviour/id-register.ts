/**
 * Ids that were ever given out behind one stand-in. As in AWS, resources with the same configuration (`count`, two equal addresses)
 * get different ids, and a resource that is made again after its destruction gets a new one, unless the id is a name of its own.
 */
export class IdRegister {
  private readonly taken = new Set<string>();
  private readonly made = new Map<string, number>();

  /** Notes an id that a state file holds. */
  observe(type: string, id: string): void {
    this.taken.add(`${type} ${id}`);
  }

  /**
   * How often resources of this configuration were made before, and more where that gives an id that is taken; the id it gives is
   * taken then. An id that does not depend on the number is a name that the configuration gives, and is never taken.
   *
   * @param seed what the resource's made-up values depend on, besides this number
   */
  claim(type: string, seed: string, idOf: (attempt: number) => string): number {
    const isName = idOf(0) === idOf(1);
    let attempt = this.made.get(seed) ?? 0;
    while (!isName && this.taken.has(`${type} ${idOf(attempt)}`)) attempt += 1;
    this.made.set(seed, attempt + 1);
    this.observe(type, idOf(attempt));
    return attempt;
  }
}
