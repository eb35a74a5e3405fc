export { aCluster, anInterruptionQueue, aPool } from './a-cluster';
export { aNetwork } from './a-network';
export { anEnvironment, aResolvedEnvironment } from './an-environment';
export { addressLines, type AddressComparison, checkGoldenAddresses, compareAddresses } from './golden-addresses';
export { rehearseApp, type Rehearsal } from './rehearse-app';
export { synth, type SynthesizedStack } from './synth';
export { synthesizeApp } from './synthesize-app';
export { resourcesOf, type TerraformType, theOnly } from './the-only';
