import { setTimeout } from 'node:timers/promises';

import { afterDependencies } from '../../src/app/after-dependencies';

const stacks = [
  { name: 'network', dependencies: [] },
  { name: 'models', dependencies: [] },
  { name: 'cluster', dependencies: ['network'] },
  { name: 'platform', dependencies: ['cluster', 'network'] },
];

/** Begins and ends of work that takes a moment for each stack; `network` fails if asked to. */
async function log(limit: number, failing = false): Promise<readonly string[]> {
  const lines: string[] = [];
  const work = async ({ name }: { readonly name: string }): Promise<void> => {
    lines.push(`+${name}`);
    await setTimeout(name === 'models' ? 600 : 15);
    lines.push(`-${name}`);
    if (failing && name === 'network') throw new Error('no');
  };
  await Promise.allSettled(afterDependencies(stacks, work, { limit }).values());
  return lines;
}

describe('afterDependencies', () => {
  it('runs independent stacks side by side, and each after what it depends on', async () => {
    expect(await log(4)).toEqual([
      '+network',
      '+models',
      '-network',
      '+cluster',
      '-cluster',
      '+platform',
      '-platform',
      '-models',
    ]);
  });

  it('has no more under way than the limit', async () => {
    expect(await log(1)).toEqual([
      '+network',
      '-network',
      '+models',
      '-models',
      '+cluster',
      '-cluster',
      '+platform',
      '-platform',
    ]);
  });

  it('goes on with the dependants of a stack that failed', async () => {
    expect(await log(4, true)).toContain('-platform');
  });
});
