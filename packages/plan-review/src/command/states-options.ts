import { readWhichApp, type WhichApp, type WhichAppArguments } from './which-app';

/** `plan-review states`. */
export interface StatesOptions {
  readonly kind: 'states';
  readonly of: WhichApp;
}

/** Switches of {@link StatesOptions}, for `parseArgs`. */
export const statesSwitches = { synthesized: { type: 'string' }, app: { type: 'string' } } as const;

/** @throws {Failure} 2 for arguments that do not fit */
export function readStatesOptions(given: WhichAppArguments): StatesOptions {
  return { kind: 'states', of: readWhichApp(given) };
}
