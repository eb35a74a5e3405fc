import { below, type Fields, fieldsOf, type Problem, when } from '../problem';
import { jobProblems } from './workload';

/** Jobs have eleven characters more in their names (kubernetes v1.34.4, pkg/apis/batch/validation/validation.go). */
const longestName = 52;

/** What is wrong with the name of a CronJob. */
export function cronNameProblems(name: unknown): Problem[] {
  return when(
    typeof name === 'string' && name.length > longestName,
    'metadata.name',
    name,
    `write at most ${longestName} characters; its jobs have eleven more`,
  );
}

/** What is wrong with a CronJob. */
export function cronJobProblems({ schedule, timeZone, jobTemplate }: Fields): Problem[] {
  return [
    ...when(/TZ=/.test(String(schedule)), 'schedule', schedule, 'write the time zone in timeZone'),
    ...when(
      timeZone !== undefined && !(typeof timeZone === 'string' && isZone(timeZone)),
      'timeZone',
      timeZone,
      'name one of the IANA database',
    ),
    ...below('jobTemplate.spec', jobProblems(fieldsOf(fieldsOf(jobTemplate).spec))),
  ];
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return !/^[+-]/.test(name);
  } catch {
    return name.includes('${');
  }
}
