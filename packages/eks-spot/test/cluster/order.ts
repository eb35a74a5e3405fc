import type { SynthesizedStack } from '@spot-serving/testkit';

/** Terraform's order of a stack's resources: what each waits for, directly or by way of others. */
export class Order {
  private readonly bodies: ReadonlyMap<string, string>;

  constructor({ resource = {} }: SynthesizedStack) {
    this.bodies = new Map(
      Object.entries(resource).flatMap(([type, byId]) => {
        return Object.entries(byId).map(
          ([id, body]) => [`${type}.${id}`, JSON.stringify({ ...body, '//': undefined })] as const,
        );
      }),
    );
  }

  /** The one resource whose type and attributes are these words, as an address. @throws Error when there is not exactly one */
  find(type: string, ...words: readonly string[]): string {
    const found = [...this.bodies].filter(
      ([address, body]) => address.startsWith(`${type}.`) && words.every((word) => body.includes(word)),
    );
    const [only] = found;
    if (!only || found.length > 1)
      throw new Error(`expected one ${type} with ${words.join(', ')}, found ${found.length}`);
    return only[0];
  }

  /** Whether `later` is made after `earlier`. */
  isAfter(later: string, earlier: string): boolean {
    return this.waitsFor(later, new Set()).has(earlier);
  }

  private waitsFor(address: string, seen: Set<string>): Set<string> {
    const body = this.bodies.get(address) ?? '';
    for (const other of this.bodies.keys()) {
      if (seen.has(other) || !new RegExp(`\\b${other.replaceAll('.', '\\.')}\\b(?!-)`).test(body)) continue;
      seen.add(other);
      this.waitsFor(other, seen);
    }
    return seen;
  }
}
