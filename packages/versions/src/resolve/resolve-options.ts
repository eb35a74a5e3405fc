import { CommandLine } from '@spot-serving/terraform-runner/program';

const sections = ['kubernetes', 'charts', 'images', 's3'] as const;

/** A part of the file. */
export type Section = (typeof sections)[number];

/** What to look up. */
export interface ResolveOptions {
  readonly help: boolean;
  /** Folder or name of the app; empty when help is wanted. */
  readonly app: string;
  /** Kubernetes minor; undefined for that of the environment. */
  readonly minor: string | undefined;
  /** Parts of the file to look up. */
  readonly only: readonly Section[];
  /** Whether to compare only, and write nothing. */
  readonly check: boolean;
  readonly json: boolean;
}

/** What `--help` prints. */
export const resolveHelp = `Look up what an app pins, and write it to its resolved-versions.json for review.

Usage: resolve-versions <app> [options]

  --only PARTS     parts to look up, of kubernetes,charts,images,s3  [all]
  --minor MINOR    a Kubernetes minor, to resolve the next before it is taken  [the environment's]
  --check          compare, and write nothing; 3 when something differs, or a chart has a newer version
  --json           the outcome as JSON
  --help

Asks AWS with the credentials of the shell (eks:DescribeAddonVersions, ssm:GetParameter), registries, chart repositories and the list of AWS' addresses without any.
Exit codes: 0 done, 1 something could not be looked up and nothing was written, 2 wrong input, 3 (--check) there is something to decide.
`;

const commandLine = new CommandLine('resolve-versions');

const switches = {
  help: { type: 'boolean', short: 'h' },
  only: { type: 'string' },
  minor: { type: 'string' },
  check: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

/** Reads the command line. @throws {Failure} 2 with what is wrong in one line */
export function parseResolveOptions(argv: readonly string[]): ResolveOptions {
  const { values, positionals } = commandLine.parse(argv, switches);
  const { help = false, check = false, json = false, minor, only = sections.join(',') } = values;
  const [app = '', ...others] = positionals;
  const wanted = only.split(',');
  const unknown = wanted.filter((part) => !sections.some((section) => section === part));
  if (!help && (app === '' || others.length > 0))
    throw commandLine.wrong('name one app: resolve-versions prod-eu-west-1');
  if (unknown.length > 0) throw commandLine.wrong(`--only takes ${sections.join(', ')}, not ${unknown.join(', ')}`);
  if (minor !== undefined && !/^1\.\d{2}$/.test(minor))
    throw commandLine.wrong(`--minor is a Kubernetes minor such as 1.35, not ${minor}`);
  return { help, app, minor, check, json, only: sections.filter((section) => wanted.includes(section)) };
}
