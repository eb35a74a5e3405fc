import { commandLine } from './command-line';

/**
 * The value of a switch that must be given. An empty one, as a workflow gives for an input that is not there, counts as none.
 *
 * @param what the switch as it is typed, such as `--app NAME`
 * @throws {Failure} 2
 */
export function required(value: string | undefined, what: string): string {
  if (!value) throw commandLine.wrong(`${what} is missing`);
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
    throw commandLine.wrong(`--app is the name of an app, such as dev-eu-west-1, not "${name}"`);
  return name;
}

/**
 * Refuses arguments that belong to no switch.
 *
 * @throws {Failure} 2
 */
export function refuseOthers(positionals: readonly string[]): void {
  if (positionals.length > 0) throw commandLine.wrong(`"${positionals.join(' ')}" is one too many`);
}
