import { CommandLine, type Failure } from '@spot-serving/terraform-runner/program';

/** Arguments of the program. */
export const commandLine = new CommandLine('npm create @spot-serving --');

/** What `--help` prints. */
export const help = `Make an app that can be rehearsed: in an empty folder with all that it needs, or beside others in apps/.

Usage: npm create @spot-serving -- NAME [options]
       npm create @spot-serving -- remove NAME         take an app out of the code; what it deployed must be destroyed first

  NAME             the app, and its folder in apps/, such as dev-eu-west-1
  --like APP       copy the app of that name: its files, and its place in every list that has it
  --region REGION  [the region that NAME ends with, or that of APP]
  --tier TIER      dev, staging or prod  [dev, or that of APP]
  --account ID     twelve digits of the AWS account  [AWS's own example, to be replaced before a deploy]
  --cidr BLOCK     IPv4 block of its VPC  [the next /16 that no app of apps/addresses.ts has]
  --no-install     install nothing
  --dry-run        say what would be written
  --json           the outcome as JSON
  --help           this text

What is not given is asked where somebody can answer. Exit code: 0 done, 1 an install failed, 2 wrong usage, or an app in the way.
`;

/** What somebody asked for; what is undefined is asked, or follows from the rest. */
export interface CreateOptions {
  readonly kind: 'create';
  readonly name: string | undefined;
  readonly like: string | undefined;
  readonly region: string | undefined;
  readonly tier: Tier | undefined;
  readonly account: string | undefined;
  readonly cidr: string | undefined;
  readonly install: boolean;
  readonly dryRun: boolean;
  readonly json: boolean;
}

/** An app to take out, or to finish after its files were written by somebody else. */
export interface AppOptions {
  readonly kind: 'remove' | 'finish';
  readonly name: string;
  readonly install: boolean;
  readonly dryRun: boolean;
  readonly json: boolean;
}

const tiers = ['dev', 'staging', 'prod'] as const;

/** How much an app matters. */
export type Tier = (typeof tiers)[number];

const forms = {
  region: { form: /^[a-z]{2,4}(-[a-z]+)+-\d$/, fix: "name an AWS region, such as 'eu-west-1'" },
  account: { form: /^\d{12}$/, fix: 'write the twelve digits of the AWS account' },
  cidr: {
    form: /^(\d{1,3}\.){3}\d{1,3}\/(1[6-9]|20)$/,
    fix: 'write an IPv4 block of /16 to /20, such as 10.64.0.0/16',
  },
} as const;

/** A name becomes a folder, and part of the names of stacks and roles: as an environment's `name` is refused. */
const nameForm = /^[a-z][a-z0-9-]{1,26}[a-z0-9]$/;

const switches = {
  like: { type: 'string' },
  region: { type: 'string' },
  tier: { type: 'string' },
  account: { type: 'string' },
  cidr: { type: 'string' },
  'no-install': { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** Reads the command line. @throws {Failure} 2 with one line that says what is wrong and where to look */
export function parseOptions(argv: readonly string[]): CreateOptions | AppOptions | { readonly kind: 'help' } {
  const { values, positionals } = commandLine.parse(argv, switches);
  if (values.help) return { kind: 'help' };
  const common = { install: !values['no-install'], dryRun: values['dry-run'], json: values.json };
  const [first, second, ...others] = positionals;
  if (first === 'remove' || first === 'finish') {
    if (second === undefined || others.length > 0)
      throw commandLine.wrong(`${first} takes one app: ${first} dev-eu-west-1`);
    return { kind: first, name: nameGiven(second), ...common };
  }
  if (second !== undefined) throw commandLine.wrong(`one app at a time, not also ${[second, ...others].join(', ')}`);
  for (const [option, { form, fix }] of Object.entries(forms)) {
    const value = values[option as keyof typeof forms];
    if (value !== undefined && !form.test(value))
      throw commandLine.wrong(`--${option} is ${JSON.stringify(value)}: ${fix}`);
  }
  const { like, region, account, cidr } = values;
  const name = first === undefined ? undefined : nameGiven(first);
  return {
    kind: 'create',
    name,
    like: like && nameGiven(like),
    region,
    account,
    cidr,
    tier: tierGiven(values.tier),
    ...common,
  };
}

/** A name that an app may have. @throws {Failure} 2 */
export function nameGiven(name: string): string {
  if (nameForm.test(name)) return name;
  throw wrongName(name);
}

function wrongName(name: string): Failure {
  const fix = 'use 3 to 28 lower-case letters, digits and hyphens, a letter first and no hyphen last';
  return commandLine.wrong(`the name is ${JSON.stringify(name)}: ${fix}`);
}

/** A tier. @throws {Failure} 2 */
export function tierGiven(text: string | undefined): Tier | undefined {
  const tier = tiers.find((known) => known === text);
  if (text !== undefined && tier === undefined)
    throw commandLine.wrong(`the tier is ${JSON.stringify(text)}: use ${tiers.join(', ')}`);
  return tier;
}
