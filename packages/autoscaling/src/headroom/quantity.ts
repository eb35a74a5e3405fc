const memoryUnits: Readonly<Record<string, number>> = { Ki: 1 / 1024, Mi: 1, Gi: 1024 };

/** A Kubernetes quantity of CPU, `1930m` or `2`, in thousandths; NaN for anything else. */
export function milliCpu(quantity: string): number {
  const [, amount, milli] = /^(\d+(?:\.\d+)?)(m?)$/.exec(quantity) ?? [];
  return Number(amount ?? NaN) * (milli === 'm' ? 1 : 1000);
}

/** A Kubernetes quantity of memory in binary units, `6610Mi` or `4Gi`, in MiB; NaN for anything else. */
export function mebibytes(quantity: string): number {
  const [, amount, unit = ''] = /^(\d+(?:\.\d+)?)(Ki|Mi|Gi)$/.exec(quantity) ?? [];
  return Number(amount ?? NaN) * (memoryUnits[unit] ?? NaN);
}
