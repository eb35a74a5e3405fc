import type { InputProblem } from './problem';

/** Bounds of a number; without a lower one it is above 0. */
export interface Bounds {
  readonly least?: number;
  readonly most: number;
}

const units: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600, d: 86_400 };

/** Reads values of switches, and keeps what is wrong with them; a wrong one reads as NaN. */
export class Reader {
  constructor(private readonly problems: InputProblem[]) {}

  /** A number between bounds. */
  number(path: string, text: string, { least, most }: Bounds): number {
    const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
    const low = least === undefined ? value > 0 : value >= least;
    if (low && value <= most) return value;
    return this.wrong(
      path,
      text,
      `write a number ${least === undefined ? 'above 0' : `of ${least} or more`}, ${most} at the most`,
    );
  }

  /** A whole number between bounds. */
  whole(path: string, text: string, bounds: Bounds): number {
    const value = this.number(path, text, bounds);
    if (Number.isNaN(value) || Number.isInteger(value)) return value;
    return this.wrong(path, text, 'write a whole number');
  }

  /** Seconds of a time such as `20ms` or `30m`, more than none and at most so many. */
  duration(path: string, text: string, most: number): number {
    const [, count = '', unit = ''] = /^(\d+(?:\.\d+)?)(ms|[smhd])$/.exec(text) ?? [];
    const seconds = Number(count) * (units[unit] ?? Number.NaN);
    if (seconds > 0 && seconds <= most) return seconds;
    return this.wrong(path, text, `write a time above 0 with ms, s, m, h or d, such as 30m, ${most} s at the most`);
  }

  /** Keeps a problem. */
  wrong(path: string, value: unknown, fix: string): number {
    this.problems.push({ path, value, fix });
    return Number.NaN;
  }
}
