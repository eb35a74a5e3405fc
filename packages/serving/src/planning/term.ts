/** A number that a proof rests on. */
export interface Term {
  /** As it is called where it is set or computed. */
  readonly name: string;
  /** In the unit that `name` ends with: seconds, MiB, percent; a count otherwise. */
  readonly value: number;
  /** Who says so: a measurement, a document, an issue, the environment, or that it is an allowance. */
  readonly source: string;
}

/** `fix`, and below it each term with its value and its source, a line each, so that a reader can check the sum and knows which number to doubt. */
export function explained(fix: string, terms: readonly Term[]): string {
  const label = ({ name, value }: Term) => `${name} ${rounded(value)}`;
  const width = Math.max(...terms.map((term) => label(term).length));
  return [fix, ...terms.map((term) => `      ${label(term).padEnd(width)}  ${term.source}`)].join('\n');
}

/** At most one decimal: `30.5`, `96`. */
export function rounded(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** `20 + 10 + 2 = 32`. */
export function sum(terms: readonly Term[]): string {
  return `${terms.map(({ value }) => rounded(value)).join(' + ')} = ${rounded(total(terms))}`;
}

/** The terms added up. */
export function total(terms: readonly Term[]): number {
  return terms.reduce((all, { value }) => all + value, 0);
}
