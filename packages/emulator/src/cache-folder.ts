import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/**
 * Where virtual environments are kept: `spot-serving` in the user's cache folder, which is `XDG_CACHE_HOME` or `~/.cache`
 * (XDG Base Directory Specification; a relative `XDG_CACHE_HOME` is to be ignored).
 */
export function cacheFolder(env: NodeJS.ProcessEnv, home: string = homedir()): string {
  const { XDG_CACHE_HOME: named = '' } = env;
  return join(isAbsolute(named) ? named : join(home, '.cache'), 'spot-serving');
}
