/** Whether a type is one of `pattern`: itself, or any that has its beginning and its end where a `*` stands for the rest. */
export function isOfType(type: string, pattern: string): boolean {
  const star = pattern.indexOf('*');
  if (star < 0) return type === pattern;
  return (
    type.length >= pattern.length - 1 &&
    type.startsWith(pattern.slice(0, star)) &&
    type.endsWith(pattern.slice(star + 1))
  );
}
