/** A table that keeps something off: a list, or a record by key. */
export type SecurityTable = unknown[] | Record<string, unknown>;

/** A row by what one writes to find it, what only that row catches, and why it has to. */
export type TableCase<Example> = readonly [row: string, example: Example, reason: string];

/** What a test runner gives its tests: Jest, or another with the same globals. Read when a table is described, for others load this module as well. */
interface TestRunner {
  readonly describe: (name: string, tests: () => void) => void;
  readonly it: ((name: string, test: () => void) => void) & {
    each<Row>(rows: readonly Row[]): (name: string, test: (row: Row) => Promise<void>) => void;
  };
  readonly expect: (value: unknown) => { toBe(expected: unknown): void; toEqual(expected: unknown): void };
}

/** How a table is held. */
export interface TableTest<Example> {
  /** The rows as the code reads them; the rule must read them each time it judges. */
  readonly table: readonly unknown[] | Readonly<Record<string, unknown>>;
  /** One for each row. */
  readonly cases: readonly TableCase<Example>[];
  /** Whether the rule that reads the table catches the example. */
  readonly catches: (example: Example) => boolean | Promise<boolean>;
}

/**
 * Tests of a security table, row by row: every row has a case, its case is caught, and is missed as soon as the row is taken out. So a row that somebody
 * removes, adds or loosens without a word turns a test red, and a row that another one makes needless does too.
 *
 * A list's row is found by its text, or its source where it is a pattern; of a row that is a list itself, by its parts joined by a blank.
 */
export function describeTable<Example>(name: string, { table, cases, catches }: TableTest<Example>): void {
  const rows = table as SecurityTable;
  const { describe, it, expect } = globalThis as unknown as TestRunner;
  describe(name, () => {
    it('has a case for every row, and no other', () => {
      expect(cases.map(([row]) => row).sort()).toEqual(keysOf(rows).sort());
    });

    it.each(cases.map(([row, example, reason]) => ({ row, example, reason })))(
      '$row: $reason',
      async ({ row, example }) => {
        expect(await catches(example)).toBe(true);
        expect(await withoutRow(rows, row, () => catches(example))).toBe(false);
      },
    );
  });
}

/** Does work while a table lacks a row, which is then put back where it was. */
async function withoutRow<Result>(
  table: SecurityTable,
  row: string,
  work: () => Result | Promise<Result>,
): Promise<Result> {
  const whole = Array.isArray(table) ? [...table] : Object.entries(table);
  const index = keysOf(table).indexOf(row);
  if (index < 0) throw new Error(`the table has no row ${row}`);
  if (Array.isArray(table)) table.splice(index, 1);
  else Reflect.deleteProperty(table, row);
  try {
    return await work();
  } finally {
    if (Array.isArray(table)) table.splice(0, table.length, ...whole);
    else restore(table, whole as [string, unknown][]);
  }
}

function restore(table: Record<string, unknown>, whole: readonly [string, unknown][]): void {
  for (const [key] of whole) Reflect.deleteProperty(table, key);
  Object.assign(table, Object.fromEntries(whole));
}

function keysOf(table: SecurityTable): string[] {
  return Array.isArray(table) ? table.map(keyOf) : Object.keys(table);
}

function keyOf(row: unknown): string {
  if (row instanceof RegExp) return row.source;
  return Array.isArray(row) ? row.map(keyOf).join(' ') : String(row);
}
