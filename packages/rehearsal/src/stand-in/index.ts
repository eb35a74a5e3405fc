export { usedTypes, type UsedTypes } from './used-types';
export { startStandIn, type StandIn, type StandInOptions } from './start-stand-in';
