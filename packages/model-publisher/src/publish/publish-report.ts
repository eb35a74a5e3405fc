import type { ModelFolder } from '../model-folder/check-model-folder';
import type { Comparison } from './compare';
import { few } from './refusals';
import { sizeMiB, sizeText } from './size';
import type { VersionAddress } from './version-address';
import { type Measured, measuredCode, type VersionFacts } from './version-facts';

/** What `publish-model --json` prints. */
export interface PublishReport {
  /** `would-publish` after a dry run of a version that is not whole yet. */
  readonly outcome: 'published' | 'already-published' | 'would-publish';
  readonly uri: string;
  readonly model: string;
  readonly version: number;
  readonly files: number;
  /** Bytes of all files. */
  readonly bytes: number;
  /** For the environment: whole MiB, rounded up. */
  readonly sizeMiB: number;
  /** For the environment: digest of the manifest. */
  readonly manifest: string;
  /** Paths that this run sent, or would send; the manifest comes on top. */
  readonly sent: readonly string[];
  readonly signatures: readonly string[];
  readonly tensorflowVersion: string;
  readonly warmsUp: boolean;
  /** What loading and asking it took; absent where nobody measured it. */
  readonly measured?: Measured;
}

/** A version as it is published. */
interface Published {
  /** What the store held before. */
  readonly before: Comparison;
  /** Digest of its manifest. */
  readonly manifest: string;
  readonly facts: VersionFacts;
}

/** The outcome of a run that did not fail. */
export function publishReport(
  address: VersionAddress,
  folder: ModelFolder,
  { before, manifest, facts: { measured } }: Published,
  dryRun: boolean,
): PublishReport {
  const { model, version } = address;
  const { files, size, signatures, tensorflowVersion, warmsUp } = folder;
  const outcome = before.isPublished ? 'already-published' : dryRun ? 'would-publish' : 'published';
  const sent = before.missing.map(({ path }) => path);
  return {
    ...{ outcome, uri: address.uri, model, version, files: files.length, bytes: size, sizeMiB: sizeMiB(size), sent },
    ...{ manifest, signatures, tensorflowVersion, warmsUp, ...(measured ? { measured } : {}) },
  };
}

/** The same for people, with what to do next. */
export function publishedText(report: PublishReport): string {
  const { model, version, signatures, tensorflowVersion, warmsUp, measured } = report;
  const warmUp = warmsUp ? 'brings warm-up requests' : 'no warm-up requests: its first answers are slow';
  const facts = [
    outcomeLine(report),
    `TensorFlow ${tensorflowVersion || 'of unknown version'}, ${warmUp}`,
    ...(measured
      ? [
          `measured: ${measured.loadedMiB} MiB loaded, ${measured.memoryPerItemMiB} MiB for an item, ${measured.cpuMillis} ms of CPU for a request`,
        ]
      : []),
    ...signatures,
  ];
  const next = [
    `Serve it: promote-model APP ${model} ${version}, or write in apps/APP/environment.ts, under models.served.${JSON.stringify(model)}:`,
    `  version: ${version}, sizeMiB: ${report.sizeMiB}, manifest: '${report.manifest}',${measured ? ` measured: ${measuredCode(measured)},` : ''}`,
  ];
  return [...facts.map((line, index) => (index === 0 ? line : `  ${line}`)), ...next, ''].join('\n');
}

function outcomeLine({ outcome, uri, files, bytes, sent }: PublishReport): string {
  const what = `${files} files, ${sizeText(bytes)}`;
  if (outcome === 'already-published') return `${uri} is published already, with the same ${what}; nothing was sent`;
  if (outcome === 'published') return `${uri} is published: ${what}`;
  const half = sent.length < files ? `${files - sent.length} of its files are there, missing: ` : 'would send ';
  return `${uri} is not published, nothing was sent; ${half}${few([...sent, 'manifest.sha256'])} (${what} in all)`;
}
