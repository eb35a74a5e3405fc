/** What models and their objects are called: pure, for programs, which load no construct library. */
export { eksZones } from './aws/known-regions';
export { partitionIn, partitionOf } from './aws/partition';
export { computeRegionProblems, unknownRegion } from './aws/place-problems';
export { forRehearsal, placeholderDigest, rehearsalVariable } from './images/rehearsal-variable';
export { manifestName } from './models/manifest-name';
export { modelNameProblems } from './models/model-name-problems';
export { modelServerImage } from './models/model-server-image';
export { bucketName } from './names';
export { describeProblem, type Problem, unless, when } from './problems';
export { autoscaledCountPolicy } from './scheduling/autoscaled-count-policy';
export { selectorLabels } from './scheduling/selector-labels';
