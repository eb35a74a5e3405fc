/** What is known of a version beside its files; it is kept with its manifest, which never changes. */
export interface VersionFacts {
  /** Version of TensorFlow that exported it. @default unknown */
  readonly tensorflow?: string;
  /** What loading and asking it took. @default nobody measured it */
  readonly measured?: Measured;
}

/** What TensorFlow took for a version, beside itself; see `python/measure.py`. */
export interface Measured {
  /** Memory of the loaded version, MiB. */
  readonly loadedMiB: number;
  /** Memory that one item of a request leaves behind, MiB. */
  readonly memoryPerItemMiB: number;
  /** CPU of a request of one item, milliseconds. */
  readonly cpuMillis: number;
}

const names = { loadedMiB: 'loaded-mib', memoryPerItemMiB: 'item-mib', cpuMillis: 'cpu-ms' } as const;

/** Facts as the metadata of an object (S3 user guide, "Working with object metadata": user-defined). */
export function metadataOf({ tensorflow, measured }: VersionFacts): Record<string, string> {
  return {
    ...(tensorflow === undefined || tensorflow === '' ? {} : { tensorflow }),
    ...(measured === undefined
      ? {}
      : Object.fromEntries(
          Object.entries(names).map(([fact, name]) => [name, String(measured[fact as keyof Measured])]),
        )),
  };
}

/** The facts in an object's metadata; what is no number, as somebody else may have written it, is left out. */
export function factsIn(metadata: Readonly<Record<string, string>>): VersionFacts {
  const { tensorflow } = metadata;
  const numbers = Object.entries(names).map(([fact, name]) => [fact, Number(metadata[name] ?? Number.NaN)] as const);
  const measured = numbers.every(([, value]) => Number.isFinite(value) && value > 0);
  return {
    ...(tensorflow !== undefined && /^\d+\.\d+[\w.+-]*$/.test(tensorflow) ? { tensorflow } : {}),
    ...(measured ? { measured: Object.fromEntries(numbers) as unknown as Measured } : {}),
  };
}

/** What was measured, as an environment has it. */
export function measuredCode({ loadedMiB, memoryPerItemMiB, cpuMillis }: Measured): string {
  return `{ loadedMiB: ${loadedMiB}, memoryPerItemMiB: ${memoryPerItemMiB}, cpuMillis: ${cpuMillis} }`;
}
