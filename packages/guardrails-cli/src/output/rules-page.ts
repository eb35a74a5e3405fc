import { ruleFamilies } from '@spot-serving/guardrails/findings';

/** Every rule in Markdown, by family, as docs/guardrails.md shows it. */
export function rulesPage(): string {
  return ruleFamilies.map(familySection).join('\n');
}

function familySection({ name, purpose, rules }: (typeof ruleFamilies)[number]): string {
  const rows = rules.map(({ id, severity, what, why }) => `| \`${id}\` | ${severity} | ${cell(what)} | ${cell(why)} |`);
  return [
    `### ${name}`,
    `${purpose}.`,
    '',
    '| rule | severity | what must hold | what goes wrong otherwise |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('*', '\\*');
}
