import { createInterface } from 'node:readline/promises';

import { type CreateOptions, nameGiven, tierGiven } from './options';
import { regionIn } from './region-in';

/** Asks a person what was not given and does not follow from the rest; where nobody can answer, it stays open. */
export async function answered(options: CreateOptions, canAsk: boolean): Promise<CreateOptions> {
  const given = { ...options, region: options.region ?? regionIn(options.name ?? '') };
  if (!canAsk) return given;
  const line = createInterface({ input: process.stdin, output: process.stderr });
  const ask = async (question: string, usual: string): Promise<string> =>
    (await line.question(`${question} [${usual}]: `)).trim() || usual;
  try {
    const name = given.name ?? nameGiven(await ask('Name of the app, and of its folder', 'dev-eu-west-1'));
    if (given.like !== undefined) return { ...given, name, region: given.region ?? regionIn(name) };
    const region = given.region ?? regionIn(name) ?? (await ask('AWS region', 'eu-west-1'));
    const tier = given.tier ?? tierGiven(await ask('dev, staging or prod', 'dev'));
    return { ...given, name, region, tier };
  } finally {
    line.close();
  }
}
