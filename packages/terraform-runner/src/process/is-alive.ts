import { spawnSync } from 'node:child_process';

/** Whether a process runs; one that ended and waits to be collected (a zombie) does not. */
export function isAlive(pid: number): boolean {
  const state = spawnSync('ps', ['-o', 'stat=', '-p', `${pid}`], { encoding: 'utf8' }).stdout.trim();
  return state !== '' && !state.startsWith('Z');
}
