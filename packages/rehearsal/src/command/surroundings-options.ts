import type { ProviderSource } from '../providers/provider-source';
import { commandLine } from './command-line';

/** Where a rehearsal's states and providers are, as asked for on the command line. */
export interface SurroundingsOptions {
  /** Files of the work folder, or the stacks' own S3 backends at an emulator. */
  readonly state: 'local' | 's3';
  /** A mirror's folder is as the user gave it. */
  readonly providers: ProviderSource;
  /** Address of an AWS emulator for real providers. */
  readonly awsEndpoint: string | undefined;
}

/** Switches of {@link SurroundingsOptions}, for `parseArgs`. */
export const surroundingsSwitches = {
  state: { type: 'string' },
  providers: { type: 'string' },
  'provider-mirror': { type: 'string' },
  'aws-endpoint': { type: 'string' },
} as const;

/** Lines of the help for these switches. */
export const surroundingsHelp = `\
  --state s3         states in the stacks' own S3 backends, at an emulator that is installed on first use: locks are tried  [local]
  --provider-mirror DIR     real providers, from a Terraform filesystem mirror
  --providers registry      real providers, from Terraform's registry; needs a network  [stand-in]
  --aws-endpoint URL        an AWS emulator that real aws providers call for every service
`;

/** The switches as the user gave them. */
export type SurroundingsValues = { readonly [Name in keyof typeof surroundingsSwitches]?: string };

/**
 * Reads the switches.
 *
 * @throws {Failure} 2 with one line that says what is wrong
 */
export function readSurroundings(values: SurroundingsValues): SurroundingsOptions {
  const problem = surroundingsProblem(values);
  if (problem !== undefined) throw commandLine.wrong(problem);
  const { state, providers, 'provider-mirror': folder, 'aws-endpoint': awsEndpoint } = values;
  return { state: state === 's3' ? 's3' : 'local', providers: providerSource(providers, folder), awsEndpoint };
}

function providerSource(providers: string | undefined, folder: string | undefined): ProviderSource {
  if (folder !== undefined) return { kind: 'mirror', folder };
  return providers === 'registry' ? { kind: 'registry' } : { kind: 'stand-in' };
}

/** What is wrong with the switches, if something is. */
export function surroundingsProblem(values: SurroundingsValues): string | undefined {
  const { state = 'local', providers = 'stand-in', 'provider-mirror': folder, 'aws-endpoint': endpoint } = values;
  if (!['local', 's3'].includes(state)) return `--state is local or s3, not ${state}`;
  if (!['stand-in', 'registry'].includes(providers)) return `--providers is stand-in or registry, not ${providers}`;
  if (folder !== undefined && values.providers !== undefined)
    return '--provider-mirror and --providers name two sources; give one';
  if (endpoint === undefined) return undefined;
  if (folder === undefined && providers === 'stand-in')
    return '--aws-endpoint is for real providers; the stand-in calls nobody';
  return isHttp(endpoint) ? undefined : `--aws-endpoint is a URL such as http://127.0.0.1:5000, not ${endpoint}`;
}

function isHttp(endpoint: string): boolean {
  return URL.canParse(endpoint) && ['http:', 'https:'].includes(new URL(endpoint).protocol);
}
