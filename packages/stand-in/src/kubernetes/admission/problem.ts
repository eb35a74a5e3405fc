/** One thing in an object that the API server refuses. */
export interface Problem {
  /** Where it is in the object, as a reader of YAML counts: `spec.template.spec.containers[0].name`. */
  readonly path: string;
  /** What stands there; `undefined` when it is missing. */
  readonly value: unknown;
  /** What is wrong, and what to write instead. */
  readonly fix: string;
}

/** Fields of an object of which nothing is known. */
export type Fields = Readonly<Record<string, unknown>>;

/** The same problems with their paths moved below `parent`. */
export function below(parent: string, problems: readonly Problem[]): Problem[] {
  return problems.map((problem) => ({ ...problem, path: problem.path === '' ? parent : `${parent}.${problem.path}` }));
}

/** What `problemsOf` finds in each element of a list, with its place in the path. */
export function inEach(
  path: string,
  list: unknown,
  problemsOf: (element: Fields, index: number) => readonly Problem[],
): Problem[] {
  return listOf(list).flatMap((element, index) => below(`${path}[${index}]`, problemsOf(element, index)));
}

/** The problem, when the condition holds. */
export function when(refused: boolean, path: string, value: unknown, fix: string): Problem[] {
  return refused ? [{ path, value, fix }] : [];
}

/** Fields of a value, none when it has none. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** Elements of a list that have fields; none when it is no list. */
export function listOf(value: unknown): Fields[] {
  return Array.isArray(value) ? value.map(fieldsOf) : [];
}

/** Texts of a list; none when it is no list. */
export function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}

/** Elements that were there before, by `key`. */
export function repeated(
  path: string,
  list: unknown,
  key: (element: Fields) => string | undefined,
  fix: string,
): Problem[] {
  const seen = new Set<string>();
  return listOf(list).flatMap((element, index) => {
    const value = key(element);
    const again = value !== undefined && seen.has(value);
    if (value !== undefined) seen.add(value);
    return when(again, `${path}[${index}]`, value, fix);
  });
}

/** A word that is not among those that the API knows; an absent one is none. */
export function unknownWord(path: string, value: unknown, words: readonly string[]): Problem[] {
  return when(value !== undefined && !words.includes(value as string), path, value, `write one of ${words.join(', ')}`);
}
