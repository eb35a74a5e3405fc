import { CommandLine } from '@spot-serving/terraform-runner/program';

import type { ProviderSource } from '../providers/provider-source';
import { readSurroundings, surroundingsProblem } from './surroundings-options';

const commandLine = new CommandLine('npm run conformance --');

/** Apps to hold against an API server, as asked for on the command line. */
export interface ConformanceOptions {
  readonly kind: 'conformance';
  /** Folders or names of apps; none for all apps that have something for a cluster. */
  readonly apps: readonly string[];
  /** A mirror's folder is as the user gave it. */
  readonly providers: ProviderSource;
  /** Folder with charts as the user gave it; undefined for their repositories. */
  readonly charts: string | undefined;
  readonly json: boolean;
}

/** What `--help` prints. */
export const conformanceHelp = `Apply the platform and serving stacks of apps to a real Kubernetes API server, with the real kubernetes and helm providers.

Usage: npm run conformance -- [APP...] [options]

  APP                a folder with a cdktf.json, or the name of one in apps/  [all that have something for a cluster]

  --charts DIR       helm's charts from a folder, as DIR/NAME or DIR/NAME-VERSION.tgz  [their repositories; needs a network]
  --provider-mirror DIR     providers from a Terraform filesystem mirror
  --providers registry      providers from Terraform's registry; needs a network  [this]
  --json             the reports as JSON on standard output, progress on standard error
  --help             this text

Starts etcd, kube-apiserver and, where it is there, kube-controller-manager from the folder that KUBEBUILDER_ASSETS names, for each app anew;
applies its stacks in order (aws is the offline stand-in), asks for the pods of every workload, plans again, destroys, and looks for what is left.
A pod that is refused, a warning of the API server, a second plan that is not empty and an object that is left are failures.

Needs Terraform 1.10.0 or newer. To use a cluster of yours: rehearse APP --kubeconfig FILE --context NAME.
Exit code: 0 fine, 1 something was refused, warned of or left, 2 wrong usage or environment, 3 something is missing: it says what, and how to
get it. 130 after Ctrl-C, 143 after SIGTERM.
`;

/**
 * Reads the command line.
 *
 * @param argv arguments after the program's name
 * @throws {Failure} 2 with one line that says what is wrong and where to look
 */
export function parseConformance(argv: readonly string[]): ConformanceOptions | { readonly kind: 'help' } {
  const { values, positionals } = parsed(argv);
  if (values.help === true) return { kind: 'help' };
  const { providers, 'provider-mirror': mirror, charts, json = false } = values;
  if (providers === 'stand-in') throw commandLine.wrong(`--providers is registry, not ${providers}`);
  const problem = surroundingsProblem({ providers, 'provider-mirror': mirror });
  if (problem !== undefined) throw commandLine.wrong(problem);
  const named = mirror === undefined ? { providers: 'registry' } : { 'provider-mirror': mirror };
  const { providers: source } = readSurroundings(named);
  return { kind: 'conformance', apps: positionals, providers: source, charts, json };
}

function parsed(argv: readonly string[]) {
  return commandLine.parse(argv, {
    charts: { type: 'string' },
    providers: { type: 'string' },
    'provider-mirror': { type: 'string' },
    json: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  });
}
