import { type CommandContext, type Progress, progressFor } from '@spot-serving/terraform-runner';

import { checkModelFolder, type ModelFolder } from '../model-folder/check-model-folder';
import { byPath } from '../model-folder/list-files';
import { type DigestedFile, digestFile } from '../store-client/file-digest';
import { inParallel } from '../store-client/in-parallel';
import { compare, type Comparison } from './compare';
import { manifestDigest, manifestText } from './manifest';
import { measure } from './measure';
import type { PublishRequest } from './options';
import { publishManifest } from './publish-manifest';
import { publishedText, publishReport } from './publish-report';
import { conflict, isTaken } from './refusals';
import { sendFiles } from './send-files';
import { sizeText } from './size';
import { storedFacts } from './stored-facts';
import { VersionAddress } from './version-address';
import type { Measured, VersionFacts } from './version-facts';
import { waitReplicated } from './wait-replicated';

/** Files digested at a time: reading is bound by the disk. */
const digestsAtOnce = 2;

/**
 * Publishes a folder as one version: what is wrong with it first, then what the store lacks, the manifest last. Run again after it was
 * stopped anywhere, it sends what is missing.
 *
 * @returns 0
 * @throws {Failure} 2 for a folder that ModelServer would not load, 3 for a version that is taken, 1 when the store refuses or is away
 */
export async function publishCommand(request: PublishRequest, context: CommandContext): Promise<number> {
  const { bucket, model, version, json } = request;
  const folder = await checkModelFolder(request.folder, request.problems);
  const address = new VersionAddress(bucket, model, version);
  const progress = progressFor(context, json);
  const files = await digest(folder, progress);
  const before = await compare(address, files);
  const taken = conflict(before);
  if (taken !== undefined) throw await isTaken(address, taken);
  const facts = before.isPublished ? await storedFacts(address) : await factsOf(folder, request, progress);
  if (!request.dryRun && !before.isPublished) await send({ address, files, before, facts }, progress);
  const manifest = manifestDigest(manifestText(files));
  if (request.copies.length > 0 && !request.dryRun) await waitForCopies(address, request, manifest, progress);
  const report = publishReport(address, folder, { before, manifest, facts }, request.dryRun);
  context.stdout.write(json ? `${JSON.stringify(report, undefined, 2)}\n` : publishedText(report));
  return 0;
}

async function waitForCopies(
  address: VersionAddress,
  { copies }: PublishRequest,
  manifest: string,
  progress: Progress,
): Promise<void> {
  await progress.step({ title: 'Copies', run: (note) => waitReplicated(address, { copies, manifest, note }) });
}

/** The files with their digests, in the order of their paths, whichever was read first. */
async function digest({ folder, files, size }: ModelFolder, progress: Progress): Promise<readonly DigestedFile[]> {
  const digested: DigestedFile[] = [];
  await progress.step({
    title: 'Digest',
    run: async (note) => {
      await inParallel(digestsAtOnce, files, async (file) => {
        digested.push(await digestFile(folder, file));
        note(`${digested.length} of ${files.length} files`);
      });
      return `${files.length} files, ${sizeText(size)}`;
    },
  });
  return digested.sort(byPath);
}

async function factsOf(
  { folder, tensorflowVersion: tensorflow }: ModelFolder,
  { measure: asked }: PublishRequest,
  progress: Progress,
): Promise<VersionFacts> {
  if (!asked) return { tensorflow };
  let measured: Measured | undefined;
  await progress.step({
    title: 'Measure',
    run: async () => {
      measured = await measure(folder);
      return `${measured.loadedMiB} MiB loaded, ${measured.memoryPerItemMiB} MiB for an item, ${measured.cpuMillis} ms of CPU`;
    },
  });
  return { tensorflow, measured };
}

interface Sending {
  readonly address: VersionAddress;
  readonly files: readonly DigestedFile[];
  readonly before: Comparison;
  readonly facts: VersionFacts;
}

async function send({ address, files, before: { missing }, facts }: Sending, progress: Progress): Promise<void> {
  const total = missing.reduce((sum, { size }) => sum + size, 0);
  const there = files.length - missing.length;
  await progress.step({
    title: 'Upload',
    run: async (note) => {
      let sent = 0;
      await sendFiles(address, missing, (bytes) => {
        sent += bytes;
        note(`${sizeText(sent)} of ${sizeText(total)}`);
      });
      return `${missing.length} files, ${sizeText(total)}${there > 0 ? `; ${there} were there` : ''}`;
    },
  });
  await progress.step({ title: 'Manifest', run: () => publishManifest(address, files, facts) });
}
