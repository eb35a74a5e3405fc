/** What an app has, as its plans or its synthesized stacks say, and what that costs. It loads nothing of GitHub, so that a program that only forecasts is quick. */
export { type ModelPods } from './capacity/model-pods';
export { readModelPods } from './capacity/read-model-pods';
export { chartValues, readSurroundings, secondsOf, type Surroundings } from './capacity/surroundings';
export { regionOf } from './cost/estimate-cost';
export { buysSpot, type NodeGroup } from './cost/node-group';
export { block, numberOf, objectsOf, type PlanObject, textsOf } from './cost/plan-objects';
export { fits, type PodSet } from './cost/pod-set';
export { hoursPerMonth, instancePrice, servicePrice, spotDiscount } from './cost/price-table';
export { cpuOf } from './cost/quantity';
export { type Range, span } from './cost/range';
export { readNodeGroups } from './cost/read-node-groups';
export { autoscalerOf, nameOf, readPodSets } from './cost/read-pod-sets';
export { isObject, type JsonObject, listOf, objectOf, textOf } from './plan/json';
export { code, prose } from './render/escape';
export type { ReviewNote, StackReview } from './render/review-input';
