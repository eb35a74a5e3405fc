import { commandLine } from './command-line';
import type { SurroundingsValues } from './surroundings-options';

/** A cluster as asked for on the command line. */
export interface ClusterRequest {
  /** The kubeconfig, as the user gave it. */
  readonly kubeconfig: string;
  /** A context of it. */
  readonly context: string;
}

/** Switches of a cluster and its charts, for `parseArgs`. */
export const clusterSwitches = {
  kubeconfig: { type: 'string' },
  context: { type: 'string' },
  charts: { type: 'string' },
  'while-applied': { type: 'string' },
} as const;

/** Lines of the help for these switches. */
export const clusterHelp = `\
  --kubeconfig FILE  apply what is for Kubernetes to a cluster, with the real kubernetes and helm providers, and destroy it again; aws stays
                     the stand-in. The cluster must be one that may be changed
  --context NAME     with --kubeconfig: the context of that cluster; no other is ever used
  --while-applied COMMAND   with --kubeconfig: a command line that is run when everything is applied, before it is destroyed; CDKTF_OUTDIR
                     tells it where the synthesized stacks are
  --charts DIR       with --kubeconfig: helm's charts from a folder, as DIR/NAME or DIR/NAME-VERSION.tgz  [their repositories]
`;

/** The switches as the user gave them. */
export type ClusterValues = { readonly [Name in keyof typeof clusterSwitches]?: string } & SurroundingsValues & {
    readonly destroy?: boolean;
  };

/**
 * Reads the switches.
 *
 * @throws {Failure} 2 with one line that says what is wrong, above all for a context that is not named
 */
export function readCluster(values: ClusterValues): ClusterRequest | undefined {
  const problem = clusterProblem(values);
  if (problem !== undefined) throw commandLine.wrong(problem);
  const { kubeconfig, context } = values;
  return kubeconfig === undefined || context === undefined ? undefined : { kubeconfig, context };
}

/** What is wrong with the switches, if something is. */
export function clusterProblem(values: ClusterValues): string | undefined {
  const { kubeconfig, context } = values;
  if (kubeconfig === undefined) {
    const [lonely] = (['context', 'charts', 'while-applied'] as const).filter((name) => values[name] !== undefined);
    return lonely === undefined ? undefined : `--${lonely} only means something with --kubeconfig`;
  }
  if (context === undefined || context === '')
    return `--kubeconfig ${kubeconfig} needs --context NAME: nothing is applied to a cluster that is not named ("kubectl config get-contexts --kubeconfig ${kubeconfig}" lists them)`;
  if (values.providers === 'stand-in')
    return '--kubeconfig needs the real providers: --providers registry, or --provider-mirror DIR';
  if (values['aws-endpoint'] !== undefined)
    return '--aws-endpoint is for real aws providers; with --kubeconfig aws is the stand-in';
  if (values.destroy === true)
    return '--kubeconfig destroys what it made in the cluster by itself; leave --destroy out';
  return undefined;
}
