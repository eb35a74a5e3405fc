import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { Failure } from '@spot-serving/terraform-runner/program';

/** How often, and how many milliseconds apart, somebody waits for another one: the work takes a fraction of a second. */
const [tries, apart] = [100, 50];

/**
 * Does work on a project that reads its lists and writes them again, while no other process does such work there: two apps at once each get their place.
 *
 * @throws {Failure} 1 when another one takes longer than {@link tries} times {@link apart} milliseconds
 */
export async function alone<Result>(project: string, work: () => Result): Promise<Result> {
  const file = join(project, '.spot-serving-create');
  for (let round = 0; !taken(file); round++) {
    if (round === tries) throw new Failure(`another one makes an app here; remove ${file} if none does`, 1);
    await pause(apart);
  }
  try {
    return work();
  } finally {
    rmSync(file, { force: true });
  }
}

/** Takes the file that stands for the work, also from a process that has ended without giving it back. */
function taken(file: string): boolean {
  try {
    writeFileSync(file, `${process.pid}`, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if (isGone(file)) rmSync(file, { force: true });
    return false;
  }
}

function isGone(file: string): boolean {
  try {
    process.kill(Number(readFileSync(file, 'utf8')), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
