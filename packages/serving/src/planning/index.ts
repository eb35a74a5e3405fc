export { drainBudget, type DrainBudget, type DrainWave } from './drain-budget';
export { drainProblems } from './drain-problems';
export type { DrainTerms } from './drain-terms';
export { memoryPlan, type MemoryPlan, type MemoryProps } from './memory-plan';
export { memoryProblems } from './memory-problems';
export { type ModelPods, nodeFit, type NodeFit, type NodeFitProps } from './node-fit';
export { type NodeFitCheck, nodeFitProblems } from './node-fit-problems';
export { nodeSize, type NodeSize, nodeSizeProblems, type PodSize } from './node-size';
export {
  servedModelDrainTerms,
  servedModelPods,
  servedModelProblems,
  type ServingSurroundings,
} from './served-model-problems';
export { startup, type Startup, type StartupProps, type StartupTimes } from './startup';
