const begin = '${unknown(';

/** What a plan does not know yet, written as a reference to what it will come of; such a text holds parts that no plan shows. */
export function unknownText(references: readonly string[]): string {
  return `${begin}${references.join(', ')})}`;
}

/** Whether `value` is what a plan does not know yet. */
export function isUnknown(value: unknown): boolean {
  return typeof value === 'string' && value.startsWith(begin);
}
