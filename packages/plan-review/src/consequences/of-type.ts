/** Whether a type is one of `pattern`: itself, any where it is `*`, or any with its beginning where it ends with one. */
export function isOfType(type: string, pattern: string): boolean {
  return pattern.endsWith('*') ? type.startsWith(pattern.slice(0, -1)) : type === pattern;
}
