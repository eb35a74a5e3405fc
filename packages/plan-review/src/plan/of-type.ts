/** Whether a type is one of `pattern`: itself, or any that has its beginning and its end where a `*` stands for the rest. */
export function isOfType(type: string, pattern: string): boolean {
  const [start = '', end] = pattern.split('*');
  return end === undefined
    ? type === pattern
    : type.length >= start.length + end.length && type.startsWith(start) && type.endsWith(end);
}
