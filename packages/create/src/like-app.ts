import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

import { partitionIn } from '@spot-serving/core/vocabulary';
import { Failure } from '@spot-serving/terraform-runner/program';

import { goldenTest, rehearsalTest } from './app-tests';
import { type FileChange, jsonFile } from './file-change';
import type { Tier } from './options';

/** What in an app's folder is made of the rest, and its tests, which say what only that app is. */
const left = /^(?:node_modules|cdktf\.out|out-tsc|dist|\.rehearsal|\.nx|\.terraform|test)$|\.tsbuildinfo$/;

/** How a copy differs from the app that it is like. */
export interface Likeness {
  readonly name: string;
  readonly like: string;
  readonly region: string | undefined;
  readonly tier: Tier | undefined;
  readonly account: string | undefined;
}

/** A word in place of another. */
interface Swap {
  readonly from: string;
  readonly to: string;
}

/**
 * Files of an app like another one: its name, region, tier, account and host name in place of the other's, wherever they stand; a project id of its own, and
 * after the other one in the order of deliveries; of tests those that any app has.
 *
 * @param project absolute path
 * @throws {Failure} 2 where something was asked for that the other does not write out, so that it cannot be replaced
 */
export function likeFiles(project: string, likeness: Likeness): readonly FileChange[] {
  const { name, like } = likeness;
  const from = join(project, 'apps', like);
  const files = filesIn(from).map((file) => ({ file, text: readFileSync(join(from, file), 'utf8') }));
  const swaps = swapsFor(files.map(({ text }) => unnamed(text, like)).join('\n'), likeness);
  const copies = files.map(({ file, text }) => {
    const own = described(swapped(unnamed(text, like), name, swaps), likeness);
    return { path: `apps/${name}/${file}`, content: file === 'cdktf.json' ? ownProject(own, like) : own };
  });
  const tests = [
    { path: `apps/${name}/test/addresses.test.ts`, content: goldenTest(name) },
    { path: `apps/${name}/test/rehearsal.test.ts`, content: rehearsalTest(name) },
  ];
  return [...copies, ...(readdirSync(from).includes('test') ? tests : [])];
}

function filesIn(folder: string, top = folder): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (left.test(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesIn(path, top) : [relative(top, path).split(sep).join('/')];
  });
}

/** Stands for the app's name, which may hold its region. */
const mark = '\u0000';

const unnamed = (text: string, like: string): string => text.split(like).join(mark);

/** @param all that the app writes, without its name */
function swapsFor(all: string, { name, like, region, tier, account }: Likeness): readonly Swap[] {
  const found = (form: RegExp): string | undefined => form.exec(all)?.[1];
  const asked = [
    { what: 'region', from: found(/\bregion: '([\w-]+)'/), to: region },
    { what: 'tier', from: found(/\b(tier: '\w+')/), to: tier && `tier: '${tier}'` },
    { what: 'account', from: found(/\b(\d{12})\b/), to: account },
  ];
  const lost = asked.filter(({ from, to }) => from === undefined && to !== undefined);
  if (lost.length > 0) {
    const options = lost.map(({ what }) => `--${what}`).join(' and ');
    throw new Failure(
      `apps/${like} does not write out what ${options} would replace; leave it out, and change it where it is written`,
      2,
    );
  }
  const swaps = asked.flatMap(({ from, to }) => (from === undefined || to === undefined ? [] : [{ from, to }]));
  return [...swaps, ...partitionSwap(swaps[0]), ...hostNameSwap(all, name, swaps)];
}

/** An ARN names the partition that its region is in. */
function partitionSwap({ from, to }: Swap = { from: '', to: '' }): readonly Swap[] {
  const [was, is] = [partitionIn(from).id, partitionIn(to).id];
  return was === is ? [] : [{ from: `arn:${was}:`, to: `arn:${is}:` }];
}

/** Two apps cannot answer by one host name: where it stays the same without its region, it begins with the app's. */
function hostNameSwap(all: string, name: string, swaps: readonly Swap[]): readonly Swap[] {
  const [, host = ''] = /\bhostName: '([^']+)'/.exec(all) ?? [];
  const [, zone = ''] = /\bzoneName: '([^']+)'/.exec(all) ?? [];
  if (host === '' || zone === '' || swapped(host, name, swaps) !== host) return [];
  return [{ from: `hostName: '${host}'`, to: `hostName: '${name}.${zone}'` }];
}

function swapped(text: string, name: string, swaps: readonly Swap[]): string {
  return swaps
    .reduce((rest, { from, to }) => rest.split(from).join(to), text)
    .split(mark)
    .join(name);
}

/** What the other app says of itself in words, such as a country, nobody can replace. */
function described(text: string, { name, like }: Likeness): string {
  return text.replace(/\/\*\*[^*]*\*\/(?=\nexport const environment\b)/, `/** ${name}, made like ${like}. */`);
}

function ownProject(text: string, like: string): string {
  const json = JSON.parse(text) as { readonly after?: object };
  const after = json.after === undefined ? {} : { after: { ...json.after, app: like } };
  return jsonFile({ ...json, ...after, projectId: randomUUID() });
}
