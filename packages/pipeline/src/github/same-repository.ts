/** Whether two names are of one repository: GitHub takes `Owner/Name` and `owner/name` for the same, and answers in the canonical case. */
export function sameRepository(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
