/** Work that takes no longer is not told of, milliseconds; and between two lines. */
const quiet = 2000;

/** Says how far the work is, where it takes more than two seconds. */
export class Progress {
  private told = performance.now();

  constructor(private readonly stderr: { write(text: string): unknown }) {}

  /** Takes how many of something are done. @param all how many there are @default - not known */
  of(what: string, all?: number): (done: number) => void {
    return (done) => {
      if (performance.now() - this.told < quiet) return;
      this.told = performance.now();
      this.stderr.write(`${what} ${done}${all === undefined ? '' : ` of ${all}`}\n`);
    };
  }
}
