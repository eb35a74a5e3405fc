/**
 * A version as a user writes it: digits without a leading zero, for ModelServer reads `07` and `7` as the same version of two folders.
 *
 * @returns undefined when it is none
 */
export function parseVersion(text: string): number | undefined {
  const version = Number(text);
  return /^[1-9]\d*$/.test(text) && Number.isSafeInteger(version) ? version : undefined;
}
