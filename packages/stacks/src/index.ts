export type { Environment } from '@spot-serving/core';
export { ClusterStack, type ClusterStackProps } from './cluster-stack';
export { composeApp } from './compose-app';
export { ModelStoreStack } from './model-store-stack';
export { NetworkStack } from './network-stack';
export { PlatformStack, type PlatformStackProps } from './platform-stack';
