import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { awsRules } from '../src/checks/decided/aws-rules';
import { helmRules } from '../src/checks/decided/helm-rules';
import { jointRules } from '../src/checks/decided/together/joint-rules';
import type { AttributeFacts } from '../src/checks/facts';
import { namedGone } from '../src/tables/in-use/gone';
import { inUse } from '../src/tables/in-use/in-use';
import { protections } from '../src/tables/in-use/protections';
import { refusedChanges } from '../src/tables/in-use/refused-changes';
import { planRules } from '../src/tables/plan-rules';
import { quotas } from '../src/tables/quotas';

interface Table {
  readonly source: string;
  readonly isBinding: boolean;
  readonly types: Readonly<Record<string, Readonly<Record<string, AttributeFacts>>>>;
}

const tables = ['aws', 'aws-others', 'kubernetes', 'helm'];
const columns = [
  'rule',
  'conflictsWith',
  'exactlyOneOf',
  'atLeastOneOf',
  'requiredWith',
  'default',
  'forceNew',
  'sensitive',
  'writeOnly',
  'deprecated',
] as const;

/** The part of docs/rehearsal-limits.md that follows from the tables. */
export function limitsText(): string {
  const read = tables.map(
    (name) =>
      [name, JSON.parse(readFileSync(join(__dirname, '..', 'tables', `${name}.json`), 'utf8')) as Table] as const,
  );
  return [
    '| table | read from | what breaks it | types | ' + columns.map((name) => `\`${name}\``).join(' | ') + ' |',
    `|---|---|---|---|${columns.map(() => '---').join('|')}|`,
    ...read.map(([name, table]) => row(name, table)),
    '',
    `Types that AWS or helm judge beyond their provider: ${list(Object.keys({ ...awsRules, ...helmRules, ...jointRules }))}. Tags of every aws type; every kubernetes type as`,
    'the API server validates the object that the provider sends.',
    '',
    '| default quota | of | AWS answers |',
    '|---|---|---|',
    ...Object.entries(quotas).map(([type, { what, limit, code }]) => `| ${limit} | \`${type}\`: ${what} | ${code} |`),
    '',
    ...inUseText(),
    '',
    `\`CustomizeDiff\` and \`ModifyPlan\` are followed for ${list(Object.keys(planRules))} only.`,
  ].join('\n');
}

/** What is kept by what uses it, one line for each used type. */
function inUseText(): readonly string[] {
  const used = [...new Set(Object.values(inUse).map((one) => one.used))].sort();
  return [
    '| destroyed while it is used | AWS answers | the provider asks again | users |',
    '|---|---|---|---|',
    ...used.map((type) => {
      const rows = Object.values(inUse).filter((one) => one.used === type);
      const [first] = rows;
      return `| \`${type}\` | ${codeOf(first?.rule.answer ?? '')} | ${first?.rule.waits ?? 'no'} | ${list([...new Set(rows.map(({ user }) => user))])} |`;
    }),
    '',
    `Guarded by an argument: ${list(Object.keys(protections))}. Refused changes: ${Object.keys(refusedChanges).join('; ')}. Names of what is gone: ${list(Object.keys(namedGone))}.`,
  ];
}

const codeOf = (answer: string): string => /^(?:api error )?([\w.]+):/.exec(answer)?.[1] ?? 'a failed deletion task';

function row(name: string, { source, isBinding, types }: Table): string {
  const facts = Object.values(types).flatMap((one) => Object.values(one));
  const counts = columns.map((key) => facts.filter((one) => one[key] !== undefined).length);
  return `| ${name} | ${source} | ${isBinding ? 'an error' : 'a warning'} | ${Object.keys(types).length} | ${counts.join(' | ')} |`;
}

const list = (names: readonly string[]): string =>
  [...names]
    .sort()
    .map((name) => `\`${name}\``)
    .join(', ');
