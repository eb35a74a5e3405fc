import { readFile, writeFile } from 'node:fs/promises';
import { relative } from 'node:path';

import { bucketName } from '@spot-serving/core/vocabulary';
import type { CommandContext, Program } from '@spot-serving/terraform-runner/program';
import { Failure } from '@spot-serving/terraform-runner/program';

import { inspectVersion } from '../publish/inspect-version';
import { sizeMiB } from '../publish/size';
import { VersionAddress } from '../publish/version-address';
import { bucketAt } from '../store-client/model-bucket';
import { EnvironmentSource } from './environment-source';
import { findEnvironmentFile } from './find-environment-file';
import { lineDiff } from './line-diff';
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
  const file = findEnvironmentFile(context.cwd, request.app);
  const before = await readFile(file, 'utf8');
  refuseSlips(file, before, request);
  const stored =
    request.version === undefined ? undefined : await storedVersion(request, request.version, file, before);
  const after = promoteIn(file, before, { model: request.model, stored, canary: request.canary });
  if (after !== before && !request.dryRun) await writeFile(file, after);
  report(request, file, lineDiff(before, after), context);
  return 0;
}

/** @throws {Failure} 3 when the store does not hold the version whole */
async function storedVersion(
  { store, model }: PromoteRequest,
  version: number,
  file: string,
  code: string,
): Promise<StoredVersion> {
  const { environment } = new EnvironmentSource(file, code);
  const region = process.env.AWS_REGION ?? environment.text('region');
  const address = new VersionAddress(bucketAt(store ?? storeOf(file, environment), region), model, version);
  const { bytes, faults } = await inspectVersion(address, 'none');
  if (faults.length === 0) return { version, sizeMiB: sizeMiB(bytes) };
  throw new Failure(`${address.uri} cannot be served:\n${faults.map((fault) => `  ${fault}`).join('\n')}`, 3);
}

/** The environment's own store, as the models stack names it. @throws {Failure} 2 when the file computes what the name is made of */
function storeOf(file: string, environment: EnvironmentSource['environment']): string {
  const [name, account] = [environment.text('name'), environment.text('account')];
  if (name !== undefined && account !== undefined) return `s3://${bucketName({ name, account }, 'models')}`;
  throw new Failure(
    `${file}: name and account are not written out, so its store is not known; add --store s3://BUCKET`,
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
