import { Failure } from '../failure';
import { Interrupted } from '../process/interruption';
import { plainText } from '../terraform/plain-text';

/** Exit code of a program that is at fault itself, as Node gives it. */
const fault = 1;

/**
 * What a program that was asked for JSON prints where it has no result: `{ "error": { "message", "exitCode" } }`. The message is what standard error has; where
 * it is known what is wrong one by one, `problems` has path, value and fix of each.
 *
 * @param error what ended the program
 * @returns one JSON document and the end of its line
 */
export function failureForMachines(error: unknown): string {
  const exitCode = error instanceof Failure || error instanceof Interrupted ? error.exitCode : fault;
  const message = plainText(error instanceof Error ? error.message : String(error)).trimEnd();
  const problems = error instanceof Failure && error.problems ? { problems: error.problems } : {};
  return `${JSON.stringify({ error: { message, exitCode, ...problems } }, undefined, 2)}\n`;
}
