import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { type CommandContext, inWorkFolder, runProcess } from '@spot-serving/terraform-runner';

import { bySize, type Finding, findings, type JestResults } from './finding';
import { type PropertyTests, propertyTests } from './property-tests';

/** A search for seeds that break a property. */
export interface Search {
  /** The repository. */
  readonly root: string;
  /** Milliseconds after which no run is begun any more; each package has one run at least. */
  readonly time: number;
  readonly context: Pick<CommandContext, 'env' | 'interruption' | 'stderr'>;
}

/** Runs the property tests with one random seed after the other, package by package, until the time is over. */
export async function search({ root, time, context }: Search): Promise<readonly Finding[]> {
  const end = Date.now() + time;
  const packages = await propertyTests(root, context);
  const found: Finding[] = [];
  do {
    for (const tests of packages) found.push(...(await runOnce(root, tests, context)));
  } while (Date.now() < end);
  return bySize(found);
}

/** fast-check's seeds are whole numbers of 32 bits. */
const anySeed = (): number => randomInt(2 ** 32) - 2 ** 31;

function runOnce(
  root: string,
  { folder, files }: PropertyTests,
  { env, interruption, stderr }: Search['context'],
): Promise<readonly Finding[]> {
  return inWorkFolder('seeds-', async (work) => {
    const [seed, results] = [anySeed(), join(work, 'results.json')];
    const names = files.map((file) => file.slice(folder.length + 1));
    const { exitCode } = await runProcess({
      command: ['npx', 'jest', '--json', `--outputFile=${results}`, '--runTestsByPath', ...names],
      cwd: join(root, folder),
      env: { ...env, FAST_CHECK_SEED: String(seed) },
      interruption,
    });
    stderr.write(`${folder}  seed ${seed}  ${exitCode === 0 ? 'holds' : 'breaks'}\n`);
    if (exitCode === 0) return [];
    return findings(JSON.parse(readFileSync(results, 'utf8')) as JestResults, seed, `${root}/`);
  });
}
