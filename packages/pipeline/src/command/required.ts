import { Failure } from '@spot-serving/terraform-runner';

import { HINT } from './hint';

/**
 * The value of a switch that must be given. An empty one, as a workflow gives for an input that is not there, counts as none.
 *
 * @param what the switch as it is typed, such as `--app NAME`
 * @throws {Failure} 2
 */
export function required(value: string | undefined, what: string): string {
  if (!value) throw new Failure(`${what} is missing; ${HINT}`, 2);
  return value;
}

/**
 * The name of an app, which goes into names of files and into marks of comments.
 *
 * @throws {Failure} 2
 */
export function appName(value: string | undefined): string {
  const name = required(value, '--app NAME');
  if (!/^\w[\w.-]*$/.test(name))
    throw new Failure(`--app is the name of an app, such as dev-eu-west-1, not "${name}"; ${HINT}`, 2);
  return name;
}

/**
 * Refuses arguments that belong to no switch.
 *
 * @throws {Failure} 2
 */
export function refuseOthers(positionals: readonly string[]): void {
  if (positionals.length > 0) throw new Failure(`"${positionals.join(' ')}" is one too many; ${HINT}`, 2);
}
