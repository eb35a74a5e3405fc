import {
  type Environment,
  type EnvironmentRule,
  imageRegistryFix,
  missingManifestProblems,
  type Problem,
  type ResolvedEnvironment,
  unresolvedBlocksProblems,
  unresolvedImageProblems,
  when,
} from '@spot-serving/core';

import { platformImages } from '../platform-images';

/** What production is held to beside its tier's defaults: that what runs was looked up, is within reach, and is what was published. */
export const productionRules: readonly EnvironmentRule[] = [images, registry, manifests, blocks];

/** Controllers have rights over the cluster, so that whoever moves a tag of theirs has too. */
function images(_: ResolvedEnvironment, written: Environment): Problem[] {
  if (written.tier !== 'prod') return [];
  const problems = unresolvedImageProblems(platformImages(written), written.versions ?? {}, written.name);
  return problems.map((problem) => ({ ...problem, against: ['tier', 'cluster.version'] }));
}

/** A public registry that limits or is away keeps new Spot nodes from running anything. */
function registry(_: ResolvedEnvironment, { tier, platform = {} }: Environment): Problem[] {
  const fix = `production pulls from a registry of yours, which \`mirror-images\` fills: ${imageRegistryFix}; or say why it needs none: { unnecessary: 'why' }`;
  return when(tier === 'prod' && platform.imageRegistry === undefined, {
    ...{ path: 'platform.imageRegistry', value: undefined },
    ...{ fix, against: ['tier'] },
  });
}

function manifests(_: ResolvedEnvironment, written: Environment): Problem[] {
  return missingManifestProblems(written);
}

/** What is taken over in a pod sends the model out by the port that loaded it. */
function blocks(
  _: ResolvedEnvironment,
  { name, tier, region, models, serving, versions = {} }: Environment,
): Problem[] {
  const serves = Object.keys(models.served ?? {}).length > 0;
  if (tier !== 'prod' || !serves || serving?.storeCidrs !== undefined) return [];
  const problems = unresolvedBlocksProblems(region, versions, name);
  return problems.map((problem) => ({ ...problem, against: ['tier', 'region', 'models.served'] }));
}
