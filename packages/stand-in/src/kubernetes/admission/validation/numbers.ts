import { type Problem, when } from '../problem';

/** A number that is there and not within its bounds. */
export function numberProblems(path: string, value: unknown, least: number, most = Infinity): Problem[] {
  if (typeof value !== 'number') return [];
  const range = most === Infinity ? `at least ${least}` : `${least} to ${most}`;
  return when(value < least || value > most, path, value, `write ${range}`);
}

/** A port that is no port. */
export function portProblems(path: string, value: unknown): Problem[] {
  return numberProblems(path, value, 1, 65535);
}

/** Numbers of pods, or a share of them, such as `25%`. */
export function shareProblems(path: string, value: unknown): Problem[] {
  if (value === undefined) return [];
  if (typeof value === 'number') return numberProblems(path, value, 0);
  return when(
    typeof value !== 'string' || !/^[0-9]+%$/.test(value),
    path,
    value,
    'write a number of pods, or a share such as 25%',
  );
}

const suffixes: Readonly<Record<string, number>> = {
  ...{ n: 1e-9, u: 1e-6, m: 1e-3, '': 1, k: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15, E: 1e18 },
  ...{ Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40, Pi: 2 ** 50, Ei: 2 ** 60 },
};

/** The number that a quantity means; `undefined` for what is none (apimachinery, pkg/api/resource/quantity.go). */
export function quantityValue(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  const [, number = '', suffix = '', exponent = '0'] =
    /^([+-]?(?:\d+\.?\d*|\.\d+))(?:([numkMGTPE]|[KMGTPE]i)|[eE]([+-]?\d+))?$/.exec(String(value)) ?? [];
  if (number === '') return undefined;
  return Number(number) * (suffixes[suffix] ?? 1) * 10 ** Number(exponent);
}
