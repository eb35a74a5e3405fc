import { spawn } from 'node:child_process';

/** The program of each system that shows a file in what its user reads such files with. */
const openers: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

/**
 * Shows a file in the browser, and waits for no answer of it. On Linux that is what BROWSER names, or `xdg-open`.
 *
 * @returns whether there is such a program
 */
export function openPage(
  file: string,
  { platform, env }: { readonly platform: NodeJS.Platform; readonly env: NodeJS.ProcessEnv },
): Promise<boolean> {
  const [program = '', ...args] = openers[platform] ?? [env.BROWSER || 'xdg-open'];
  return new Promise((resolve) => {
    const child = spawn(program, [...args, file], { stdio: 'ignore', detached: true, env });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}
