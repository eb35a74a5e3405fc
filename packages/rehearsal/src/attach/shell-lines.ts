import { isLeftBehind } from '../terraform/environment';

/**
 * Lines for a POSIX shell that set variables, and take away what else could lead Terraform to a real account.
 *
 * @param env of the shell
 */
export function attachingLines(variables: Readonly<Record<string, string>>, env: NodeJS.ProcessEnv): string {
  const foreign = Object.keys(env).filter((name) => isLeftBehind(name) && !(name in variables));
  const exports = Object.entries(variables).map(([name, value]) => `export ${name}=${quoted(value)}\n`);
  return detachingLines(foreign) + exports.join('');
}

/** Lines for a POSIX shell that take variables away. */
export function detachingLines(names: readonly string[]): string {
  return names.map((name) => `unset ${name}\n`).join('');
}

/** Nothing in single quotes means anything to a shell, but a single quote. */
function quoted(value: string): string {
  return `'${value.replaceAll("'", `'\\''`)}'`;
}
