export type { ChangeCounts, Report, StackReport } from './report/report';
export type { PhaseResult, Phase } from './rehearse/phase';
export { startStandIn, usedTypes, type StandIn, type StandInOptions, type UsedTypes } from './stand-in';
