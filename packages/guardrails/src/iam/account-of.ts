/** Ids of AWS accounts that a text names: an id alone, or that of an ARN. A reference names none that can be read. */
export function accountsIn(text: string): readonly string[] {
  if (/^\d{12}$/.test(text)) return [text];
  const [, account] = /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(text) ?? [];
  return account === undefined ? [] : [account];
}
