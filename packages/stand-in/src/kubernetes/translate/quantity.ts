const binary = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const decimal = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];
const form = /^([+-]?)(\d*)(?:\.(\d*))?(?:([numkMGTPE]|[KMGTPE]i)|[eE]([+-]?\d+))?$/;
/** Quantities are kept in billionths. */
const nano = 1_000_000_000n;

/**
 * A quantity as the Kubernetes client writes it, which is not always as it was read: `1024Mi` is `1Gi`, `0.5` is `500m`
 * (apimachinery v0.28.6, pkg/api/resource/quantity.go, `ParseQuantity` and `CanonicalizeBytes`). What is no quantity stays as it is.
 */
export function canonicalQuantity(text: string): string {
  const [, sign = '', digits = '', fraction = '', suffix = '', exponent] = form.exec(text) ?? [];
  if (digits === '' && fraction === '') return text;
  const billionths = roundUp(BigInt(digits + fraction), fraction.length, suffix, exponent);
  if (billionths === 0n) return '0';
  return sign.replace('+', '') + (written(billionths, suffix) ?? inDecimal(billionths, exponent !== undefined));
}

/** Binary only from 1024 on, and only what has no fraction. */
function written(billionths: bigint, suffix: string): string | undefined {
  if (!suffix.endsWith('i') || billionths % nano !== 0n || billionths / nano < 1024n) return undefined;
  return inSteps(billionths / nano, 1024n, binary);
}

/** Powers of a thousand, by letter, or as an exponent when it was written with one. */
function inDecimal(billionths: bigint, asExponent: boolean): string {
  return inSteps(billionths, 1000n, asExponent ? decimal.map((_, step) => exponentOf(step)) : decimal);
}

const exponentOf = (step: number) => (step === 3 ? '' : `e${(step - 3) * 3}`);

function inSteps(value: bigint, base: bigint, suffixes: readonly string[]): string {
  let step = 0;
  for (; value % base === 0n && step < suffixes.length - 1; step++) value /= base;
  return `${value}${suffixes[step]}`;
}

/** Less than a billionth is rounded up. */
function roundUp(digits: bigint, places: number, suffix: string, exponent = '0'): bigint {
  const power = suffix.endsWith('i') ? 0 : (decimal.indexOf(suffix) - 3) * 3;
  const times = suffix.endsWith('i') ? 1024n ** BigInt(binary.indexOf(suffix)) : 1n;
  const tens = power + Number(exponent) + 9 - places;
  const scaled = digits * times;
  if (tens >= 0) return scaled * 10n ** BigInt(tens);
  const divisor = 10n ** BigInt(-tens);
  return (scaled + divisor - 1n) / divisor;
}
