/**
 * Runs `synthesize` with source maps off, and puts them back.
 *
 * cdktf 0.21 reads a stack trace of unlimited depth for every token it makes; with source maps on, as tsx sets them, mapping those takes a
 * sixth of the time of a synth (docs/bench.md). The trace of an error that escapes is mapped all the same: Node formats it when it is printed.
 */
export function withoutSourceMaps(synthesize: () => void): void {
  const enabled = process.sourceMapsEnabled;
  process.setSourceMapsEnabled(false);
  try {
    synthesize();
  } finally {
    process.setSourceMapsEnabled(enabled);
  }
}
