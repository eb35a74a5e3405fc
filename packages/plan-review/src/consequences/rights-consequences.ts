import { concernsRights, watchedAttributes } from '../changes/exposure';
import { type StatementChange, statementChanges } from '../changes/statements';
import type { Width } from '../exposure/wide-statement';
import type { Redaction } from '../redact/redaction';
import type { Item } from '../render/item';
import { visibleChanges } from '../render/visible-changes';
import type { Consequence } from './consequence';
import { grouped, type Said } from './grouped-words';

const wideRights: Readonly<Record<Width, Pick<Said, 'severity' | 'topic' | 'words'>>> = {
  everybody: { severity: 'danger', topic: 'outside', words: 'everybody may use what the policy of {name} hangs on' },
  everything: { severity: 'danger', topic: 'administrators', words: 'who has policy {name} may do everything' },
  writes: {
    severity: 'danger',
    topic: 'rights',
    words: 'who has policy {name} may change any object, not only its own',
  },
};

/** The statements that an item adds to policies and takes from them. */
export function statementsOf(item: Item, redaction: Redaction): readonly StatementChange[] {
  return (item.told.statements ??= statementChanges(item.change.type, item.change.change, redaction));
}

/** Who may do more or less than before: wide statements by what they give, other accounts by their number, all else by the objects. */
export function rightsConsequences(items: readonly Item[], redaction: Redaction): readonly Consequence[] {
  return grouped(
    items
      .filter(({ kind }) => kind === 'create' || kind === 'update' || kind === 'replace')
      .flatMap((item) => saidOf(item, redaction)),
    redaction,
  );
}

function saidOf(item: Item, redaction: Redaction): readonly Said[] {
  if (!concernsRights(item.change)) return [];
  const statements = statementsOf(item, redaction);
  const widths = [...new Set(statements.flatMap(({ width }) => width ?? []))];
  const accounts = [...new Set(statements.flatMap((one) => (one.sign === '+' ? foreignAccounts(one, item) : [])))];
  const wide = [
    ...widths.map((width) => ({ item, ...wideRights[width] })),
    ...accounts.map((account): Said => ({
      item,
      severity: 'danger',
      topic: 'outside',
      words: `account ${account} may use what the policy of {name} hangs on`,
    })),
  ];
  if (wide.length > 0) return wide;
  const watched = watchedAttributes(item.change.type);
  const changes =
    statements.length > 0 ||
    (watched !== undefined && visibleChanges(item, redaction).some(({ path }) => watched.test(path)));
  if (!changes) return [];
  const words = item.kind === 'create' ? 'new rights or rules come with {name}' : 'rights or rules change of {name}';
  return [{ item, severity: 'care', topic: 'rights', words }];
}

/** Accounts that a statement lets in and the object is not of; where its own is not known, none. */
function foreignAccounts({ principals }: StatementChange, { change }: Item): readonly string[] {
  if (principals.length === 0) return [];
  const own = /"arn":"arn:aws[\w-]*:[\w-]+:[\w-]*:(\d{12}):/.exec(
    JSON.stringify(change.change.before ?? change.change.after),
  )?.[1];
  return own === undefined ? [] : principals.filter((account) => account !== own);
}
