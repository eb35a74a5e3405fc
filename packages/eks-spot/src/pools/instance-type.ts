import table from './instance-types.json';

/** What pools need to know of an EC2 instance type. */
export interface InstanceType {
  /** `m6i.large`. */
  readonly name: string;
  /** Virtual CPUs. */
  readonly vcpus: number;
  /** Nominal memory, MiB; the operating system sees less. */
  readonly memoryMiB: number;
  /** What its programs are compiled for. */
  readonly architecture: 'x86_64' | 'arm64';
  /** Whether its CPU may slow down: it lives on credits, or is of the series t, which EC2 calls burstable. */
  readonly burstable: boolean;
  /** Whether AWS counts it to the current generation. */
  readonly currentGeneration: boolean;
  /** Most network interfaces. */
  readonly interfaces: number;
  /** Most IPv4 addresses of an interface, its own included. */
  readonly addressesPerInterface: number;
  /** Bandwidth of its network for as long as one likes, megabits per second; for a while it may be more. */
  readonly networkMbps: number;
}

/** A row of the table, in the order of its columns; a test holds the file to it. */
type Row = readonly [string, number, number, InstanceType['architecture'], boolean, boolean, number, number, number];

/** Where the table comes from, and the day it was read. */
export const instanceTableAbout: { readonly source: string; readonly read: string } = table.about;

const types: ReadonlyMap<string, InstanceType> = new Map(
  (table.rows as unknown as readonly Row[]).map((row) => [row[0], fromRow(row)]),
);

/**
 * The type called `name`; `undefined` when the table does not have it.
 *
 * The table is generated (`scripts/instance_types.py`, which says what it leaves out). It knows types, not where they are offered: what of them a region
 * lacks is in `offered-families.ts`, and a zone that lacks one is passed over by EC2 as long as others of the pool are there.
 */
export function instanceType(name: string): InstanceType | undefined {
  return types.get(name);
}

/** Every type of the table, by name. */
export function allInstanceTypes(): readonly InstanceType[] {
  return [...types.values()];
}

/**
 * Types of one processor generation and maker: `m5`, `m5d` and `m5n` are one family, `m5a` is another (EC2 user guide, "Amazon EC2 instance
 * type naming conventions": series, generation, processor, then options such as d for local disks and n for network).
 *
 * Coarser than AWS's own use of the word, on purpose: what shares processors tends to run short together.
 */
export function familyOf(name: string): string {
  return /^[a-z]+\d+[agi]?/.exec(name)?.[0] ?? name;
}

function fromRow([
  name,
  vcpus,
  memoryMiB,
  architecture,
  burstable,
  currentGeneration,
  interfaces,
  addressesPerInterface,
  networkMbps,
]: Row): InstanceType {
  return {
    name,
    vcpus,
    memoryMiB,
    architecture,
    burstable: burstable || isBurstableSeries(name),
    currentGeneration,
    interfaces,
    addressesPerInterface,
    networkMbps,
  };
}

/** The data says of t8i that it is not burstable; until that has been looked up, it counts to its series. */
function isBurstableSeries(name: string): boolean {
  return /^t\d/.test(name);
}
