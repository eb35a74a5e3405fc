export type { DriftFinding, DriftOutcome } from './drift/drift-finding';
export type { ChangeCounts, Report, StackReport } from './report/report';
export type { FaultedRun } from './rehearse/faulted-run';
export type { PhaseResult, Phase } from './rehearse/phase';
export {
  allTypes,
  startStandIn,
  usedTypes,
  type Disturbance,
  type ProviderCall,
  type StandIn,
  type StandInOptions,
  type UsedTypes,
} from '@spot-serving/stand-in';
export { serveStates, type StateServer } from './terraform/serve-states';
