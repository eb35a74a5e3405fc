import { writeFile } from 'node:fs/promises';
import { relative } from 'node:path';

import { bucketName } from '@spot-serving/core/vocabulary';
import type { CommandContext, Program } from '@spot-serving/terraform-runner/program';
import { Failure } from '@spot-serving/terraform-runner/program';

import { inspectVersion } from '../publish/inspect-version';
import { sizeMiB } from '../publish/size';
import { storedFacts } from '../publish/stored-facts';
import { VersionAddress } from '../publish/version-address';
import type { VersionFacts } from '../publish/version-facts';
import { bucketAt } from '../store-client/model-bucket';
import { AppDeclaration } from './app-declaration';
import { EnvironmentSource } from './environment-source';
import { findEnvironmentFile } from './find-environment-file';
import { lineDiff } from './line-diff';
import { newerExporter } from './newer-exporter';
import { help, parseOptions, type PromoteRequest } from './options';
import { promoteIn, type StoredVersion } from './promote-in';
import { refuseSlips } from './refuse-slips';

/** The `promote-model` program. @throws {Failure} for what the user can act on */
export const promoteModel: Program = async (argv, context) => {
  const request = parseOptions(argv);
  if (request.kind === 'promote') return promoteCommand(request, context);
  context.stdout.write(help);
  return 0;
};

async function promoteCommand(request: PromoteRequest, context: CommandContext): Promise<number> {
  const declaration = await AppDeclaration.of(findEnvironmentFile(context.cwd, request.app));
  const { file, code: before, name } = declaration;
  refuseSlips({ file, code: before, name }, request);
  const stored = request.version === undefined ? undefined : await storedVersion(request, request.version, declaration);
  const after = promoteIn(file, before, { model: request.model, stored, canary: request.canary }, name);
  const warning = newerExporter(stored?.tensorflow, serverImage(declaration));
  if (warning !== undefined) context.stderr.write(`${warning}\n`);
  if (after !== before && !request.dryRun) await writeFile(file, after);
  report(request, file, lineDiff(before, after), context);
  return 0;
}

/** @throws {Failure} 3 when the store does not hold the version whole */
async function storedVersion(
  { store, model }: PromoteRequest,
  version: number,
  declaration: AppDeclaration,
): Promise<StoredVersion & Pick<VersionFacts, 'tensorflow'>> {
  const region = process.env.AWS_REGION ?? declaration.text('region');
  const address = new VersionAddress(bucketAt(store ?? storeOf(declaration), region), model, version);
  const { bytes, manifest, faults } = await inspectVersion(address, false);
  if (faults.length === 0 && manifest !== undefined) {
    const { tensorflow, measured } = await storedFacts(address);
    return { version, sizeMiB: sizeMiB(bytes), manifest, tensorflow, measured };
  }
  throw new Failure(`${address.uri} cannot be served:\n${faults.map((fault) => `  ${fault}`).join('\n')}`, 3);
}

/** The image that the environment serves models with; undefined for the default, or where the file computes it. */
function serverImage({ file, code, name }: AppDeclaration): string | undefined {
  const { environment } = new EnvironmentSource(file, code, name);
  return environment.has('serving') ? environment.object('serving')?.text('modelServerImage') : undefined;
}

/** The environment's own store, as the models stack names it. @throws {Failure} 2 when the file computes what the name is made of */
function storeOf(declaration: AppDeclaration): string {
  const [name, account] = [declaration.text('name'), declaration.text('account')];
  if (name !== undefined && account !== undefined) return `s3://${bucketName({ name, account }, 'models')}`;
  throw new Failure(
    `${declaration.file}: name and account are not written out, so its store is not known; add --store s3://BUCKET`,
    2,
  );
}

function report({ dryRun, json }: PromoteRequest, file: string, diff: string, { cwd, stdout }: CommandContext): void {
  const shown = relative(cwd, file);
  const changed = diff !== '';
  if (json)
    stdout.write(`${JSON.stringify({ file: shown, changed, written: changed && !dryRun, diff }, undefined, 2)}\n`);
  else if (!changed) stdout.write(`${shown} says so already; nothing to change\n`);
  else
    stdout.write(
      `${shown}${dryRun ? ' would change' : ''}\n${diff}${dryRun ? '' : 'Commit it and open a pull request: its plan shows the rollout.\n'}`,
    );
}
