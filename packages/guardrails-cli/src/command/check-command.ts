import type { CommandContext } from '@spot-serving/terraform-runner/program';

import { readExemptions } from '../input/exemptions-file';
import { readSubjects } from '../input/subjects';
import { judged, type JudgedSubject } from '../judged';
import { annotations } from '../output/annotations';
import { sarifText } from '../output/sarif';
import { tableText } from '../output/table';
import { commandLine } from './command-line';

const switches = {
  exemptions: { type: 'string' },
  account: { type: 'string', multiple: true },
  json: { type: 'boolean' },
  sarif: { type: 'boolean' },
  github: { type: 'boolean' },
} as const;

/** Forms of a report, by switch. */
const forms: Readonly<Record<string, (subjects: readonly JudgedSubject[]) => string>> = {
  json: (subjects) => `${JSON.stringify(subjects, undefined, 2)}\n`,
  sarif: sarifText,
  github: annotations,
};

/**
 * `guardrails check`: judges each path, and prints what was found.
 *
 * @throws {Failure} 2 for wrong arguments, a path that cannot be judged, or a file of exemptions that is not of its form
 */
export async function checkCommand(argv: readonly string[], context: CommandContext): Promise<number> {
  const { values, positionals } = commandLine.parse(argv, switches);
  const asked = Object.keys(forms).filter((form) => values[form as 'json']);
  if (positionals.length === 0) throw commandLine.wrong('check what? Name a folder of cdktf, or a plan as JSON');
  if (asked.length > 1) throw commandLine.wrong(`--${asked.join(' and --')} exclude each other`);
  const accounts = values.account ?? [];
  const wrong = accounts.filter((id) => !/^\d{12}$/.test(id));
  if (wrong.length > 0)
    throw commandLine.wrong(`--account ${wrong.join(', ')}: the id of an account has twelve digits`);
  const exemptions = values.exemptions === undefined ? [] : readExemptions(context.cwd, values.exemptions);
  const subjects = judged(await readSubjects(context.cwd, positionals), { accounts, exemptions });
  context.stdout.write((forms[asked[0] ?? ''] ?? tableText)(subjects));
  return exitCodeOf(subjects);
}

/** 0 nothing, 1 an error, 3 warnings only. */
function exitCodeOf(subjects: readonly JudgedSubject[]): number {
  const found = subjects.flatMap(({ findings }) => findings);
  if (found.some(({ severity }) => severity === 'error')) return 1;
  return found.length > 0 ? 3 : 0;
}
