import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Observed } from '../src/observed';

/** What a cluster answers: its objects, and the status line of each pod's ModelServer. */
export interface Answers extends Observed {
  /** By the pod's name; a pod without one refuses the connection. */
  readonly lines: Readonly<Record<string, string>>;
}

/**
 * A stand-in for kubectl: it knows the two commands that the check uses, answers from files, and writes down how it was called. It holds nothing
 * against the API's own rules.
 */
const kubectl = `#!/usr/bin/env bash
printf 'kubectl %s\\n' "$*" >> "$STAND_IN/calls"
while [[ $1 != get && $1 != exec ]]; do shift; done
answer="$STAND_IN/$1-$2"
[[ -f $answer ]] && exec cat "$answer"
echo 'error: Internal error occurred: connection refused' >&2
exit 1
`;
const aws = `#!/usr/bin/env bash
printf 'aws %s\\n' "$*" >> "$STAND_IN/calls"
[[ -f $STAND_IN/signed-in ]] || { echo 'Unable to locate credentials. You can configure credentials by running "aws configure".' >&2; exit 253; }
`;

const kinds = {
  pods: 'pods',
  replicaSets: 'replicasets.apps',
  events: 'events',
  deployments: 'deployments.apps',
  autoscalers: 'horizontalpodautoscalers.autoscaling',
  budgets: 'poddisruptionbudgets.policy',
} as const;

/** A folder with an app, and programs that stand for kubectl and aws on the PATH. */
export class StandInCluster {
  readonly folder = mkdtempSync(join(tmpdir(), 'check-serving-test-'));
  readonly env: NodeJS.ProcessEnv = { PATH: `${join(this.folder, 'bin')}:${process.env.PATH}`, STAND_IN: this.folder };

  constructor() {
    mkdirSync(join(this.folder, 'bin'));
    writeFileSync(join(this.folder, 'bin', 'kubectl'), kubectl, { mode: 0o755 });
    writeFileSync(join(this.folder, 'bin', 'aws'), aws, { mode: 0o755 });
    writeFileSync(join(this.folder, 'calls'), '');
    this.signIn(true);
  }

  /** Writes what `cdktf synth` would have written for the serving stack of an app. */
  synthesized(app: string, stack: object): void {
    const folder = join(this.folder, 'apps', app, 'cdktf.out', 'stacks', `${app}-serving`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify(stack));
  }

  /** What is asked from now on is answered so. */
  answers({ lines, ...observed }: Answers): void {
    for (const [kind, name] of Object.entries(kinds)) {
      this.replace(
        `get-${name}`,
        JSON.stringify({ kind: 'List', apiVersion: 'v1', items: observed[kind as keyof typeof kinds] }),
      );
    }
    for (const { metadata } of observed.pods) rmSync(join(this.folder, `exec-${metadata.name}`), { force: true });
    for (const [pod, line] of Object.entries(lines)) this.replace(`exec-${pod}`, line);
  }

  /** Whether AWS knows who is asking. */
  signIn(signedIn: boolean): void {
    if (signedIn) writeFileSync(join(this.folder, 'signed-in'), '');
    else rmSync(join(this.folder, 'signed-in'), { force: true });
  }

  /** How the programs were called. */
  calls(): string[] {
    return readFileSync(join(this.folder, 'calls'), 'utf8').trimEnd().split('\n');
  }

  /** As a whole: who reads meanwhile finds the one or the other. */
  private replace(name: string, text: string): void {
    writeFileSync(join(this.folder, 'new'), text);
    renameSync(join(this.folder, 'new'), join(this.folder, name));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
