export { batchingParametersText } from './batching-parameters-text';
export { knownFlags, type KnownFlag } from './known-flags';
export { modelConfigText } from './model-config-text';
export { modelServerArguments } from './model-server-arguments';
export { modelServerFileNames, modelServerFiles } from './model-server-files';
export { modelServerProblems } from './model-server-problems';
export { grpcPort, type ModelServerProps, restPort } from './model-server-props';
export { type ModelServerThreads, modelServerThreads } from './model-server-threads';
export { metricsPath, monitoringConfigText } from './monitoring-config-text';
