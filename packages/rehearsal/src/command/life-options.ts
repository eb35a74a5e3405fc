import type { LifeRequest } from '../life/life-steps';
import { commandLine } from './command-line';

/** A walk through the life of an app, as asked for on the command line. */
export interface LifeOptions extends LifeRequest {
  readonly kind: 'life';
  /** Folder or name of the app. */
  readonly app: string;
  readonly json: boolean;
  /** Report folder, or undefined for the usual one. */
  readonly report: string | undefined;
  readonly types: 'used' | 'all';
  readonly lenient: boolean;
}

/** Switches of {@link LifeRequest}, for `parseArgs`. */
export const lifeSwitches = {
  life: { type: 'boolean' },
  from: { type: 'string' },
  then: { type: 'string', multiple: true },
} as const;

/** Lines of the help for these switches. */
export const lifeHelp = `\
  --life             deploy the app, then take it from change to change on the same states: those that its "life" command in cdktf.json
                     synthesizes. Each is planned, reviewed, applied, planned again, or refused before Terraform applies anything
  --from REV         the same, of one change: the app as it is at a revision of git is deployed first, then the app as it is here
  --then APP         the same: an app that is deployed after it, on the same states (repeatable)
`;

/** The switches as the user gave them. */
export interface LifeValues {
  readonly life?: boolean;
  readonly from?: string;
  readonly then?: readonly string[];
}

/** Switches that go together with these. */
const beside = ['life', 'from', 'then', 'json', 'report', 'types', 'lenient'];

/**
 * Reads the switches.
 *
 * @param values all that were given
 * @returns undefined where none of these was
 * @throws {Failure} 2 for a switch beside them that means something else
 */
export function readLifeRequest(values: LifeValues & Readonly<Record<string, unknown>>): LifeRequest | undefined {
  const { life = false, from, then = [] } = values;
  if (!life && from === undefined && then.length === 0) return undefined;
  const others = Object.keys(values).filter((name) => !beside.includes(name));
  const [given] = Object.keys(lifeSwitches).filter((name) => values[name] !== undefined);
  if (others.length > 0)
    throw commandLine.wrong(`--${given} walks with the stand-in and local states; leave out --${others.join(', --')}`);
  return { own: life, from, then };
}
