/**
 * Ids in use. Resources with the same configuration (`count`, two equal addresses) get different ids, as in AWS.
 *
 * An id is free again when its resource is destroyed, so the same run gives the same ids.
 */
export class IdRegister {
  private readonly taken = new Set<string>();

  /** Notes an id that a state file holds. */
  observe(type: string, id: string): void {
    this.taken.add(`${type} ${id}`);
  }

  /** Frees the id of a destroyed resource. */
  release(type: string, id: string): void {
    this.taken.delete(`${type} ${id}`);
  }

  /**
   * Number of the first attempt whose id is free; that id is then in use. An id that does not depend on the attempt is
   * a name that the configuration gives, and is taken as it is.
   */
  claim(type: string, idOf: (attempt: number) => string): number {
    const fixed = idOf(0) === idOf(1);
    let attempt = 0;
    while (!fixed && this.taken.has(`${type} ${idOf(attempt)}`)) attempt += 1;
    this.observe(type, idOf(attempt));
    return attempt;
  }
}
