export type { ICluster } from './cluster';
export type { EndpointAuthentication, JwtClaim, IEndpoint } from './endpoint';
export type { IInterruptionQueue } from './interruption-queue';
export type { IModelStore } from './model-store';
export type { INetwork } from './network';
export type { INodePool, NodeLifecycle } from './node-pool';
export type { NodeSchedule, Taint, TaintEffect } from './node-schedule';
export type { Condition, Statement } from './statement';
