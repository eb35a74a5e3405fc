export type { BootstrapEnvironment, Environment } from '@spot-serving/core';
export { BootstrapStack } from './bootstrap-stack';
export { ClusterStack, type ClusterStackProps } from './cluster-stack';
export { composeApp, composeBootstrap } from './compose-app';
export { ModelStoreStack } from './model-store-stack';
export { NetworkStack } from './network-stack';
export { PlatformStack, type PlatformStackProps } from './platform-stack';
export { ServingStack, type ServingStackProps } from './serving-stack';
