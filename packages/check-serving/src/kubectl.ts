import { execFile } from 'node:child_process';

import { Failure } from '@spot-serving/terraform-runner/program';

/** How to reach a cluster. */
export interface KubectlOptions {
  /** Environment of the program: its PATH finds it, and its KUBECONFIG the cluster. */
  readonly env: NodeJS.ProcessEnv;
  /** A context of that kubeconfig. @default - its current one */
  readonly context?: string;
  /** Namespace of everything that is asked for. */
  readonly namespace: string;
}

/** The cluster did not answer, or refused; the message is what kubectl said. */
export class Unanswered extends Error {}

/** No single question takes longer, milliseconds: an API server that is not there is no reason to wait for ever. */
const patience = 30_000;

/** The user's own `kubectl`, which knows how to sign in. */
export class Kubectl {
  constructor(private readonly options: KubectlOptions) {}

  /** Objects of a kind. @throws {Unanswered} */
  async list<T>(kind: string, selector?: string): Promise<readonly T[]> {
    const some = selector === undefined ? [] : ['--selector', selector];
    const text = await this.run(['get', kind, ...some, '--output', 'json', '--request-timeout', '20s']);
    return (JSON.parse(text) as { readonly items: readonly T[] }).items;
  }

  /** What a command in a container prints. @throws {Unanswered} also when the command fails */
  inContainer(pod: string, container: string, command: readonly string[]): Promise<string> {
    return this.run(['exec', pod, '--container', container, '--', ...command]);
  }

  private run(args: readonly string[]): Promise<string> {
    const { env, context, namespace } = this.options;
    const where = ['--namespace', namespace, ...(context === undefined ? [] : ['--context', context])];
    return runProgram('kubectl', [...where, ...args], env);
  }
}

/**
 * Runs a program and gives what it prints.
 *
 * @throws {Failure} 2 when it is not installed
 * @throws {Unanswered} with the last line that it said, when it fails or takes too long
 */
export function runProgram(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(program, [...args], { env, timeout: patience, maxBuffer: 1 << 27 }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else if (error.code === 'ENOENT') reject(new Failure(`${program} is not installed, or not on the PATH`, 2));
      else
        reject(
          new Unanswered(
            lastLine(stderr) ??
              (error.killed ? `${program} did not answer within ${patience / 1000} s` : error.message),
          ),
        );
    });
  });
}

function lastLine(text: string): string | undefined {
  return text
    .trim()
    .split('\n')
    .findLast((line) => line.trim() !== '');
}
