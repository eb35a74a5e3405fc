import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

import { type Browser, chromium } from 'playwright-core';

/** Programs that may be there already, in the order in which they are tried. */
const programs = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** What a machine without a screen, and a container without a sandbox, needs. */
const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'];

/**
 * A real browser: the one that CHROME_PATH names, one of the system, or else the one that comes as an npm package (Linux on x64 and arm64). Undefined where
 * none starts, with what each said.
 */
export async function openBrowser(): Promise<{ readonly browser?: Browser; readonly tried: readonly string[] }> {
  const tried: string[] = [];
  for (const find of candidates()) {
    try {
      const { executablePath, more = [] } = await find();
      return { browser: await chromium.launch({ executablePath, args: [...args, ...more] }), tried };
    } catch (error) {
      tried.push((error as Error).message.split('\n')[0] ?? '');
    }
  }
  return { tried };
}

interface Candidate {
  readonly executablePath: string;
  readonly more?: readonly string[];
}

function candidates(): readonly (() => Promise<Candidate>)[] {
  const named = process.env.CHROME_PATH;
  const own = named === undefined ? programs.flatMap(onPath) : named === '' ? [] : [named];
  return [...own.map((executablePath) => () => Promise.resolve({ executablePath })), fromNpm];
}

function onPath(program: string): readonly string[] {
  const files = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, program));
  return files.filter((file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Its own arguments keep everything in one process, which ends with the first page that is closed. */
const notOurs = /^--(?:headless|single-process)/;

async function fromNpm(): Promise<Candidate> {
  const { default: npm } = await import('@sparticuz/chromium');
  return { executablePath: await npm.executablePath(), more: npm.args.filter((one) => !notOurs.test(one)) };
}
