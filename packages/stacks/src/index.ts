export type { Environment } from '@spot-serving/core';
export { composeApp } from './compose-app';
export { ModelStoreStack } from './model-store-stack';
export { NetworkStack } from './network-stack';
