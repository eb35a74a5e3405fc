import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { AttributeFacts, KnownFacts, TypeFacts } from './facts';
import type { Rule } from './rule';

/** A table as `scripts/write-tables.ts` writes it: rules stand once, types name them by number. */
interface Table {
  readonly source: string;
  readonly isBinding: boolean;
  readonly rules: readonly Rule[];
  readonly types: Readonly<Record<string, Readonly<Record<string, StoredFacts>>>>;
}

interface StoredFacts extends Omit<AttributeFacts, 'rule'> {
  readonly rule?: number;
}

/** Tables by provider; a type is looked for in the first, then in the next. */
const files: Readonly<Record<string, readonly string[]>> = {
  aws: ['aws', 'aws-others'],
  kubernetes: ['kubernetes'],
  helm: ['helm'],
};

const tables = new Map<string, Table>();

/**
 * What is known of a type beyond its schema; undefined when no table has it.
 *
 * @param name `aws_vpc`, or `data.aws_vpc` for the data source
 */
export function factsOf(name: string): KnownFacts | undefined {
  const [provider = ''] = name.replace(/^data\./, '').split('_', 1);
  for (const file of files[provider] ?? []) {
    const table = tableIn(file);
    const stored = table.types[name];
    if (stored) return { facts: unpacked(stored, table.rules), source: table.source, isBinding: table.isBinding };
  }
  return undefined;
}

/** A table is read when the first of its types is asked for. */
function tableIn(file: string): Table {
  const known = tables.get(file);
  if (known) return known;
  const table = JSON.parse(readFileSync(join(__dirname, '..', '..', 'tables', `${file}.json`), 'utf8')) as Table;
  tables.set(file, table);
  return table;
}

const unpacked = (stored: Readonly<Record<string, StoredFacts>>, rules: readonly Rule[]): TypeFacts =>
  Object.fromEntries(
    Object.entries(stored).map(([path, { rule, ...facts }]) => [
      path,
      { ...facts, ...(rule !== undefined && { rule: rules[rule] }) },
    ]),
  );
