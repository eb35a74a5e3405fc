import { CommandLine } from '@spot-serving/terraform-runner/program';

/** What the command is asked for. */
export interface CheckOptions {
  /** Name of the app. */
  readonly app: string;
  /** Folder that `cdktf synth` wrote. @default - `apps/<app>/cdktf.out` */
  readonly synthesized?: string;
  /** Context of the user's own kubeconfig. @default - a kubeconfig of its own for the cluster that the stack names */
  readonly context?: string;
  /** How long pods may take to become what was planned, seconds; 0 looks once. */
  readonly waitSeconds: number;
  /** How long all has to stay as planned once it is, seconds; 0 asks for nothing more. */
  readonly soakSeconds: number;
  /** Whether a machine reads the outcome. */
  readonly json: boolean;
}

/** What `--help` prints. */
export const help = `check-serving APP [options]

Asks a cluster, after an apply, whether every pod of the app's models is what was planned: behind its readiness gate, ready, of the planned version,
and answering; whether each rollout has ended, each autoscaler reads its metrics, and each disruption budget lets a pod go.

  --app APP             the app, instead of the first word
  --synthesized FOLDER  what cdktf synth wrote (default: apps/APP/cdktf.out)
  --context NAME        context of your kubeconfig (default: a kubeconfig of its own, by aws eks update-kubeconfig, for the cluster in the stack)
  --wait DURATION       how long it may take, such as 90s or 10m (default: 0s, look once)
  --soak DURATION       how long it has to stay so, before the next region gets the change (default: 0s); what a lost node leaves undone may pass
                        again within --wait
  --json                the outcome for a machine

Needs kubectl, and rights to list pods, replicasets, events, deployments, horizontalpodautoscalers and poddisruptionbudgets of the namespace, and to
create pods/exec.
Ends with 0 all as planned, 1 something is not, 2 wrong input.
`;

const switches = {
  app: { type: 'string' },
  synthesized: { type: 'string' },
  context: { type: 'string' },
  wait: { type: 'string', default: '0s' },
  soak: { type: 'string', default: '0s' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

const commandLine = new CommandLine('check-serving');

/** Reads the words after the program's name; undefined when help is asked for. @throws {Failure} 2 with one line */
export function parseOptions(argv: readonly string[]): CheckOptions | undefined {
  const { values, positionals } = commandLine.parse(argv, switches);
  if (values.help) return undefined;
  const [app, ...more] = [...(values.app === undefined ? [] : [values.app]), ...positionals];
  if (app === undefined || more.length > 0) throw commandLine.wrong('name one app');
  // It becomes part of a path.
  if (!/^[a-z][a-z0-9-]*$/.test(app)) throw commandLine.wrong(`${JSON.stringify(app)} is no name of an app`);
  const { synthesized, context, wait, soak, json } = values;
  const [waitSeconds, soakSeconds] = [seconds('--wait', wait), seconds('--soak', soak)];
  return { app, synthesized, context, waitSeconds, soakSeconds, json };
}

const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 };

function seconds(option: string, duration: string): number {
  const [, count = '', unit = ''] = /^(\d{1,5})([smh])$/.exec(duration) ?? [];
  if (count === '')
    throw commandLine.wrong(
      `${option} is ${JSON.stringify(duration)}: write a whole number with s, m or h, such as 10m`,
    );
  return Number(count) * (units[unit] ?? 1);
}
