const sizes: Readonly<Record<string, number>> = {
  Ki: 2 ** -10,
  Mi: 1,
  Gi: 2 ** 10,
  Ti: 2 ** 20,
  '': 2 ** -20,
  k: 1e3 / 2 ** 20,
  M: 1e6 / 2 ** 20,
  G: 1e9 / 2 ** 20,
};

/** Milli-CPU of a Kubernetes quantity, such as 1500 of `1500m` or `1.5`. */
export function cpuOf(quantity: string | undefined): number | undefined {
  const [, amount, milli] = /^(\d+(?:\.\d+)?)(m?)$/.exec(quantity ?? '') ?? [];
  if (amount === undefined) return undefined;
  return milli === 'm' ? Number(amount) : Number(amount) * 1000;
}

/** MiB of a Kubernetes quantity, such as 2048 of `2Gi`. */
export function memoryOf(quantity: string | undefined): number | undefined {
  const [, amount, unit = ''] = /^(\d+(?:\.\d+)?)(\w*)$/.exec(quantity ?? '') ?? [];
  const size = sizes[unit];
  return amount === undefined || size === undefined ? undefined : Number(amount) * size;
}
