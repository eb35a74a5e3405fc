import { imageRegistryFix, isImageRegistry } from '@spot-serving/core';
import { CommandLine } from '@spot-serving/terraform-runner/program';

/** What to copy, and where to. */
export interface MirrorOptions {
  readonly help: boolean;
  /** Folder or name of the app; empty when help is wanted. */
  readonly app: string;
  /** Host, and path if need be, of the registry that takes the copies; empty when help is wanted. */
  readonly to: string;
  /** Whether to say what would be copied, and copy nothing. */
  readonly dryRun: boolean;
  readonly json: boolean;
}

/** What `--help` prints. */
export const mirrorHelp = `Copy the images that an app runs into a registry, by digest.

Usage: mirror-images <app> --to REGISTRY [options]

  --to REGISTRY    host, and path if need be: 111122223333.dkr.ecr.eu-west-1.amazonaws.com
  --dry-run        say what would be copied, and which repositories must exist; copy nothing
  --json           the outcome as JSON
  --help

To Amazon ECR with the credentials of the shell; to any other registry without. What is there already is not copied again, so that a run that
was stopped goes on where it was. A tag that points to something else is never moved.
Exit codes: 0 everything is there, 1 something could not be copied, 2 wrong input, 3 a tag there points to something else.
`;

const commandLine = new CommandLine('mirror-images');

const switches = {
  help: { type: 'boolean', short: 'h' },
  to: { type: 'string' },
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

/** Reads the command line. @throws {Failure} 2 with what is wrong in one line */
export function parseMirrorOptions(argv: readonly string[]): MirrorOptions {
  const { values, positionals } = commandLine.parse(argv, switches);
  const { help = false, to = '', 'dry-run': dryRun = false, json = false } = values;
  const [app = '', ...others] = positionals;
  if (!help && (app === '' || others.length > 0 || to === ''))
    throw commandLine.wrong('name one app and a registry: mirror-images prod-eu-west-1 --to REGISTRY');
  if (!help && !isRegistryHost(to))
    throw commandLine.wrong(`--to is ${to}: ${imageRegistryFix}; the host has a dot or a port`);
  return { help, app, to, dryRun, json };
}

/** An image's registry is told from a folder of docker.io by a dot or a port (distribution/reference), so that a host must have one. */
function isRegistryHost(to: string): boolean {
  return isImageRegistry(to) && /[.:]|^localhost$/.test(to.split('/')[0] ?? '');
}
