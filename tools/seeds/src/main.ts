import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { repositoryIssues } from '@spot-serving/pipeline';
import { CommandLine, Failure, type Program } from '@spot-serving/terraform-runner/program';

import type { Finding } from './finding';
import { fileFindings } from './finding-issue';
import { search } from './search';

const usage = `usage: seeds search --minutes N --out FILE
       seeds report --found FILE --repository OWNER/NAME [--author LOGIN]      with GITHUB_TOKEN`;

const text = { type: 'string' } as const;
const switches = { minutes: text, out: text, found: text, repository: text, author: text };
const commandLine = new CommandLine('seeds');

const root = resolve(__dirname, '..', '..', '..');

/**
 * `seeds search` runs every property test with random seeds and writes what breaks, smallest case first; `seeds report` opens an issue for
 * each test that broke. Two commands, because the first runs code of the checkout and the second holds a token.
 *
 * @returns 0, whatever was found
 * @throws {Failure} 2 for arguments that do not fit
 */
export const main: Program = async ([command, ...args], context) => {
  const { minutes, out, found, repository, author = 'github-actions[bot]' } = commandLine.parse(args, switches).values;
  if (command === 'search' && out !== undefined && /^\d+$/.test(minutes ?? '')) {
    const all = await search({ root, time: Number(minutes) * 60_000, context });
    writeFileSync(resolve(context.cwd, out), JSON.stringify(all, null, 2));
    context.stdout.write(`${all.length} found\n`);
    return 0;
  }
  if (command === '--help' || command === '-h') {
    context.stdout.write(`${usage}\n`);
    return 0;
  }
  const [, owner, name] = /^([\w.-]+)\/([\w.-]+)$/.exec(repository ?? '') ?? [];
  const { GITHUB_TOKEN: token, GITHUB_API_URL: baseUrl } = context.env;
  if (command !== 'report' || !found || !owner || !name || !token) throw new Failure(usage, 2);
  const findings = JSON.parse(readFileSync(resolve(context.cwd, found), 'utf8')) as Finding[];
  const lines = await fileFindings(repositoryIssues(owner, name, { token, baseUrl }), findings, author);
  context.stdout.write(lines.map((line) => `${line}\n`).join(''));
  return 0;
};
