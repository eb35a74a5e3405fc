export type { ChangeCounts, Report, StackReport } from './report/report';
export type { PhaseResult, Phase } from './rehearse/phase';
export { allTypes, startStandIn, usedTypes, type StandIn, type StandInOptions, type UsedTypes } from './stand-in';
export { serveStates, type StateServer } from './terraform/serve-states';
