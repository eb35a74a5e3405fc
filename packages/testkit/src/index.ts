export { aNetwork } from './a-network';
export { anEnvironment, aResolvedEnvironment } from './an-environment';
export { synth, type SynthesizedStack } from './synth';
export { resourcesOf, type TerraformType, theOnly } from './the-only';
