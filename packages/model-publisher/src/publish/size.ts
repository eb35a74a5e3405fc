const MiB = 1024 * 1024;

/** Bytes as whole MiB, rounded up: what `sizeMiB` of the environment takes. */
export function sizeMiB(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / MiB));
}

/** Bytes for people: `12.7 KiB`, `3.0 MiB`. */
export function sizeText(bytes: number): string {
  return bytes < MiB ? `${(bytes / 1024).toFixed(1)} KiB` : `${(bytes / MiB).toFixed(1)} MiB`;
}
