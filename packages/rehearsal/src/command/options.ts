import { asksForHelp } from '@spot-serving/terraform-runner/program';

import type { TroubleOptions } from '../rehearse/trouble';
import {
  attachHelp,
  type AttachOptions,
  type DetachOptions,
  parseAttachOptions,
  parseDetachOptions,
} from './attach-options';
import { clusterHelp, type ClusterRequest, clusterSwitches, readCluster } from './cluster-options';
import { commandLine } from './command-line';
import { lifeHelp, type LifeOptions, lifeSwitches, readLifeRequest } from './life-options';
import { parseSchemaOptions, type SchemaOptions } from './schema-options';
import {
  readSurroundings,
  surroundingsHelp,
  type SurroundingsOptions,
  surroundingsSwitches,
} from './surroundings-options';
import { readTroubles, troubleHelp, troubleSwitches } from './trouble-options';

/** A rehearsal as asked for on the command line. */
export interface RehearseOptions extends SurroundingsOptions, TroubleOptions {
  readonly kind: 'rehearse';
  /** Folder or name of the app. */
  readonly app: string;
  readonly destroy: boolean;
  readonly allowDataLoss: boolean;
  readonly json: boolean;
  /** Report folder, or undefined for the usual one. */
  readonly report: string | undefined;
  /** Types the stand-in serves: those that the stacks use, or all of the bindings. */
  readonly types: 'used' | 'all';
  /** The cluster to apply to; undefined for the stand-in. */
  readonly cluster: ClusterRequest | undefined;
  /** Folder with charts as the user gave it; undefined for their repositories. */
  readonly charts: string | undefined;
  /** A command line that is run at the cluster when everything is applied; undefined for none. */
  readonly whileApplied: string | undefined;
  /** Write each stack as HCL too, and plan that. */
  readonly hcl: boolean;
  /** What only AWS, helm or the cluster would refuse is a warning. */
  readonly lenient: boolean;
  /** Whether the page is shown in the browser. */
  readonly open: boolean;
}

/** What the command line asks for. */
export type Request =
  | RehearseOptions
  | LifeOptions
  | SchemaOptions
  | AttachOptions
  | DetachOptions
  | { readonly kind: 'help' }
  | { readonly kind: 'version' };

/** What `--help` prints. */
export const help = `Rehearse a CDK for Terraform app offline: real Terraform against a stand-in for its providers.

Usage: rehearse <app> [options]
       rehearse schema TYPE [--data] [--json]    what is known of a resource (or data source) type
${attachHelp}
  <app>              a folder with a cdktf.json, or the name of one in apps/

  --destroy          then destroy every stack, last applied first
  --allow-data-loss  with --destroy: also what prevent_destroy or deletion protection keeps (in the rehearsal only)
  --hcl              also write the stacks as HCL, which needs no CDKTF; a plan of it must be empty too
  --report DIR       folder for the report, replaced as a whole  [.rehearsal/<app> beside the nearest package.json]
  --open             show the review in the browser when all is done
  --lenient          what providers take and only AWS, helm or the cluster refuses is a warning, not an error
  --types all        serve every type of the bindings, not only the used ones: some seconds more  [used]
${surroundingsHelp}${clusterHelp}${troubleHelp}${lifeHelp}  --json             the report as JSON on standard output, progress on standard error
  --help             this text
  --version          version of this command

Needs Terraform 1.10.0 or newer (TERRAFORM_BINARY_NAME names another program). No network, no credentials.
Exit code: 0 fine, 1 the rehearsal failed, 2 wrong usage or environment, 3 protected resources were kept,
130 after Ctrl-C, 143 after SIGTERM.
`;

const commands = { schema: parseSchemaOptions, attach: parseAttachOptions, detach: parseDetachOptions };

/**
 * Reads the command line.
 *
 * @param argv arguments after the program's name
 * @throws {Failure} 2 with one line that says what is wrong and where to look
 */
export function parseOptions(argv: readonly string[]): Request {
  const [first = '', ...rest] = argv;
  const parse = Object.hasOwn(commands, first) ? commands[first as keyof typeof commands] : undefined;
  if (parse === undefined || asksForHelp(rest)) return parseRehearsal(argv);
  return parse(rest);
}

function parseRehearsal(argv: readonly string[]): Request {
  const { values, positionals } = strictly(argv);
  if (values.help === true) return { kind: 'help' };
  if (values.version === true) return { kind: 'version' };
  const app = oneApp(positionals);
  const { destroy = false, json = false, types = 'used', lenient = false, report, charts } = values;
  const { 'allow-data-loss': allowDataLoss = false, 'while-applied': whileApplied } = values;
  if (allowDataLoss && !destroy) throw commandLine.wrong('--allow-data-loss only means something with --destroy');
  if (types !== 'used' && types !== 'all') throw commandLine.wrong(`--types is used or all, not ${types}`);
  const life = readLifeRequest(values);
  if (life !== undefined) return { kind: 'life', app, json, report, types, lenient, ...life };
  const cluster = readCluster(values);
  const real = cluster !== undefined && values['provider-mirror'] === undefined;
  const surroundings = readSurroundings(real ? { ...values, providers: 'registry' } : values);
  const troubles = readTroubles(values, surroundings.providers.kind !== 'stand-in');
  return {
    ...{ kind: 'rehearse', app, destroy, allowDataLoss, json, report, types, cluster, charts, whileApplied, lenient },
    ...{ hcl: values.hcl === true, open: values.open === true },
    ...surroundings,
    ...troubles,
  };
}

function oneApp([app, ...others]: readonly string[]): string {
  if (app === undefined) throw commandLine.wrong('which app?');
  if (others.length > 0) throw commandLine.wrong(`one app at a time, not also ${others.join(', ')}`);
  return app;
}

function strictly(argv: readonly string[]) {
  return commandLine.parse(argv, {
    destroy: { type: 'boolean' },
    'allow-data-loss': { type: 'boolean' },
    report: { type: 'string' },
    types: { type: 'string' },
    lenient: { type: 'boolean' },
    hcl: { type: 'boolean' },
    open: { type: 'boolean' },
    ...surroundingsSwitches,
    ...clusterSwitches,
    ...troubleSwitches,
    ...lifeSwitches,
    json: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
    version: { type: 'boolean', short: 'v' },
  });
}
