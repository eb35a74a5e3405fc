import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { type CommandContext, Failure, runProcess } from '@spot-serving/terraform-runner';

import { commandLine } from '../command/command-line';
import { refuseOthers, required } from '../command/required';
import { repositoryAddress, type WorkspaceManifest, workspaceManifest } from './public-manifest';
import { type PublicPackage, publicPackages } from './public-packages';
import { stagePackage } from './stage-package';

/**
 * `pipeline pack`: packs every public package as it was built, complete and for anybody's tool chain, in a job without credentials.
 *
 * @returns 0
 * @throws {Failure} 1 when npm packs one not, 2 for one that was not built, for a tag that is not the version of the workspace, and for a repository that npm would refuse
 */
export async function packProgram(argv: readonly string[], context: CommandContext): Promise<number> {
  const { cwd, env, stdout } = context;
  const { values, positionals } = commandLine.parse(argv, { tag: { type: 'string' }, out: { type: 'string' } });
  refuseOthers(positionals);
  const out = resolve(cwd, required(values.out, '--out DIR'));
  const packages = publicPackages(cwd, required(values.tag, '--tag vX.Y.Z'));
  const file = join(cwd, 'package.json');
  const shared = workspaceManifest(JSON.parse(readFileSync(file, 'utf8')), file);
  refuseOtherRepository(shared, env);
  mkdirSync(out, { recursive: true });
  const stage = mkdtempSync(join(tmpdir(), 'pipeline-pack-'));
  try {
    const folders = packages.map((one) => staged(one, cwd, stage, shared));
    await pack(context, out, folders);
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
  stdout.write(`${packages.length} packages in ${out}\n`);
  return 0;
}

/**
 * npm refuses a package (E422) whose `repository.url` is not, to the letter, the repository that its provenance names; that is said before anything is packed.
 * Source: https://docs.npmjs.com/generating-provenance-statements, and mapbox/kine#65 and FormidableLabs/victory#2590 for the message and its case.
 */
function refuseOtherRepository(shared: WorkspaceManifest, env: NodeJS.ProcessEnv): void {
  if (!env.GITHUB_REPOSITORY) return;
  const here = `${env.GITHUB_SERVER_URL ?? 'https://github.com'}/${env.GITHUB_REPOSITORY}`;
  const address = repositoryAddress(shared);
  if (address !== here)
    throw new Failure(
      `package.json says that its repository is ${address}, and this runs in ${here}; npm would refuse the provenance (E422). Write "git+${here}.git" as repository.url`,
      2,
    );
}

/** @returns the folder in `stage` that holds the package */
function staged(one: PublicPackage, cwd: string, stage: string, shared: WorkspaceManifest): string {
  const to = join(stage, one.folder.replaceAll('/', '-'));
  stagePackage(one, cwd, to, shared);
  return to;
}

async function pack(
  { cwd, env, interruption }: CommandContext,
  out: string,
  folders: readonly string[],
): Promise<void> {
  const command = ['npm', 'pack', '--ignore-scripts', '--pack-destination', out, ...folders] as const;
  const { exitCode, stdout, stderr } = await runProcess({ command, cwd, env, interruption });
  if (exitCode !== 0) throw new Failure(`npm pack ended with ${exitCode}: ${(stderr || stdout).trim()}`, 1);
}
