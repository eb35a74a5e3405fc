export { elasticityNotes, type ForecastNote } from './review/forecast-notes';
export { reviewLines, type ReviewLine } from './review/review-lines';
export { outcomeOf, type Outcome, type Repetitions } from './outcome/outcome';
export type { Play } from './simulation/run';
export { clocks } from './world/clocks';
export { readWorld } from './world/read-world';
export { stackObjects } from './world/stack-objects';
export type { World } from './world/world';
