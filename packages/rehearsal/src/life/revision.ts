import { existsSync, mkdtempSync, realpathSync } from 'node:fs';
import { join, relative } from 'node:path';

import { Failure, type ProcessResult, runProcess } from '@spot-serving/terraform-runner';

import type { LifeContext } from './life-context';
import { linkModules } from './link-modules';

/** An app as it was at a commit. */
export interface AppAtRevision {
  /** Absolute path of its folder. */
  readonly folder: string;
  /** The commit, 40 or 64 hex digits. */
  readonly commit: string;
}

/** No hook and no watcher of the repository runs, and its index and files stay as they are. */
const quiet = ['-c', 'core.hooksPath=/dev/null', '-c', 'core.fsmonitor=false'] as const;

/**
 * Writes the repository of an app as it was at a revision into the work folder, with the modules that are installed now. Its code is run by whoever
 * synthesizes it, as any code that is checked out.
 *
 * @param appFolder absolute path of the app's folder
 * @throws {Failure} 2 for a folder that is in no repository, a revision that is none, and one without the app
 */
export async function atRevision(appFolder: string, revision: string, context: LifeContext): Promise<AppAtRevision> {
  const app = realpathSync(appFolder);
  const git = gitIn(app, context);
  const top = (
    await git(['rev-parse', '--show-toplevel'], `--from needs an app in a git repository; ${app} is in none`)
  ).trim();
  const commit = (
    await git(
      ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`],
      `--from ${revision}: no such commit in ${top}; "git log --oneline" lists some, and a shallow clone has few`,
    )
  ).trim();
  const home = mkdtempSync(join(context.workFolder, 'revision-'));
  const tree = join(home, 'tree');
  const indexed = gitIn(top, context, { GIT_INDEX_FILE: join(home, 'index') });
  await indexed(['read-tree', commit], `--from ${revision}: its files cannot be read`);
  await indexed(['checkout-index', '--all', `--prefix=${tree}/`], `--from ${revision}: its files cannot be written`);
  const folder = join(tree, relative(top, app));
  if (!existsSync(join(folder, 'cdktf.json')))
    throw new Failure(`--from ${revision}: ${relative(top, app) || 'the repository'} had no cdktf.json there`, 2);
  linkModules({ top, tree, app });
  return { folder, commit };
}

type Git = (args: readonly string[], complaint: string) => Promise<string>;

/** Git without a shell, and without what a hook that calls this program sets for its own git. */
function gitIn(cwd: string, { env, interruption }: LifeContext, own: NodeJS.ProcessEnv = {}): Git {
  const kept = Object.entries(env).filter(([name]) => !name.startsWith('GIT_'));
  return async (args, complaint) => {
    const command = ['git', ...quiet, ...args] as const;
    const options = { command, cwd, env: { ...Object.fromEntries(kept), ...own }, interruption } as const;
    const { exitCode, stdout, stderr } = await runProcess(options).catch(refuseWithoutGit);
    if (exitCode === 0) return stdout;
    throw new Failure([complaint, stderr.trim()].filter(Boolean).join(': '), 2);
  };
}

function refuseWithoutGit(error: NodeJS.ErrnoException): ProcessResult {
  if (error.code === 'ENOENT') throw new Failure('--from needs git, and there is none', 2);
  throw error;
}
