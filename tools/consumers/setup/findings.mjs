// What arethetypeswrong (every entry, every way to resolve it) and publint (suggestions too) find in the tarballs of a folder, as JSON by tarball. A
// process of its own: both are ES modules.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

const [folder] = process.argv.slice(2);

const findings = async (name) => {
  const tarball = Uint8Array.from(readFileSync(join(folder, name)));
  const { types, problems = [] } = await checkPackage(createPackageFromTarballData(tarball));
  const { messages, pkg } = await publint({ pack: { tarball: tarball.buffer } });
  return [
    ...(types ? [] : ['has no types']),
    ...problems.map(({ kind, ...where }) => `${kind} ${JSON.stringify(where)}`),
    ...messages.map((message) => formatMessage(message, pkg)),
  ];
};

const tarballs = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
const found = await Promise.all(tarballs.map(async (name) => [name, await findings(name)]));
process.stdout.write(JSON.stringify(Object.fromEntries(found)));
