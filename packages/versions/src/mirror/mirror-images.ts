import { mirroredImage, parseImage, type ResolvedVersions } from '@spot-serving/core';
import type { Interruption } from '@spot-serving/terraform-runner';

import type { Registries } from '../registry/registries';
import { RegistryError } from '../registry/registry-error';
import { copyImage, isThere, TagTaken } from './copy-image';
import { plannedCopy } from './plan-copies';

/** What became of an image. */
export interface Mirrored {
  /** Public reference of the image. */
  readonly image: string;
  /** What it is called there. */
  readonly address: string;
  /** Repository that it needs there. */
  readonly repository: string;
  /** `to copy` in a dry run only. */
  readonly outcome: 'copied' | 'there' | 'to copy' | 'taken' | 'failed';
  /** Absent when it could not be found out. */
  readonly digest?: string;
  /** Whether the digest comes from a reviewed file, and not from what the tag has now. */
  readonly reviewed?: boolean;
  /** What went wrong. */
  readonly problem?: string;
}

/** What to copy, and how. */
export interface MirrorRequest {
  /** Public references. */
  readonly images: readonly string[];
  /** Registry that takes the copies. */
  readonly to: string;
  readonly versions: ResolvedVersions;
  readonly registries: Registries;
  /** Copies nothing. */
  readonly dryRun: boolean;
  readonly interruption: Pick<Interruption, 'throwIfAsked'>;
  /** Is told of each image as it is done. */
  readonly done: (mirrored: Mirrored) => void;
}

/**
 * Copies images one after the other; one that fails does not keep the others.
 *
 * @throws Interrupted when the user asks to stop; the images before are there, and the one under way can be continued
 */
export async function mirrorImages(request: MirrorRequest): Promise<readonly Mirrored[]> {
  const outcomes: Mirrored[] = [];
  for (const image of request.images) {
    const address = mirroredImage(image, request.to);
    const { repository } = parseImage(address);
    const outcome = await mirrored(image, request).catch((error: unknown) => failed(error, repository, request));
    outcomes.push({ image, address, repository, ...outcome });
    request.done({ image, address, repository, ...outcome });
  }
  return outcomes;
}

type Outcome = Omit<Mirrored, 'image' | 'address' | 'repository'>;

async function mirrored(image: string, { to, versions, registries, dryRun }: MirrorRequest): Promise<Outcome> {
  const copy = await plannedCopy(image, to, versions, registries);
  const { digest, reviewed } = copy;
  if (await isThere(copy)) return { outcome: 'there', digest, reviewed };
  if (!dryRun) await copyImage(copy);
  return { outcome: dryRun ? 'to copy' : 'copied', digest, reviewed };
}

/** A registry that has no such repository, as ECR has none that nobody made, says `NAME_UNKNOWN`. */
function failed(error: unknown, repository: string, { to, interruption }: MirrorRequest): Outcome {
  interruption.throwIfAsked();
  if (!(error instanceof Error)) throw error;
  const missing = error instanceof RegistryError && error.code === 'NAME_UNKNOWN' && to.startsWith(error.host);
  return {
    outcome: error instanceof TagTaken ? 'taken' : 'failed',
    problem: missing ? `${error.message}; create the repository ${repository} there first` : error.message,
  };
}
