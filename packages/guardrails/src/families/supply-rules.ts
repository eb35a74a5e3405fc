import type { RuleFamily } from '../engine/rule-family';
import { imageDigest } from '../rules/image-digest';
import { modelManifest } from '../rules/model-manifest';
import { providerPin } from '../rules/provider-pin';
import { versionPin } from '../rules/version-pin';

/** What runs was chosen. */
export const supplyRules: RuleFamily = {
  name: 'Supply',
  purpose: 'What runs was chosen',
  rules: [imageDigest, modelManifest, versionPin, providerPin],
};
