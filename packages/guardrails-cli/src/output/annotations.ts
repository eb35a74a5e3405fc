import type { JudgedSubject } from '../judged';

/**
 * Findings as annotations of GitHub Actions, each a command on a line of its own. Names and values come from the judged code, so whatever could end the
 * command or begin another is escaped ("Workflow commands for GitHub Actions"; actions/toolkit, command.ts, for which characters).
 */
export function annotations(subjects: readonly JudgedSubject[]): string {
  return subjects
    .flatMap(({ name, file, findings }) =>
      findings.map(({ severity, rule, address, what, fix }) => {
        const at = file === '-' ? '' : `file=${property(file)},`;
        return `::${severity} ${at}title=${property(`${rule} in ${name}`)}::${data(`${address}: ${what}; ${fix}`)}\n`;
      }),
    )
    .join('');
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
