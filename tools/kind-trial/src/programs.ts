import { Failure, type Interruption, runProcess } from '@spot-serving/terraform-runner';

/** Programs of this machine, run one after the other. */
export interface ProgramOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly interruption: Interruption;
  /** Takes each program before it runs, and each line that it says. */
  readonly tell: (line: string) => void;
}

/** Runs programs; one that does not end with 0 ends the trial, with what it said. */
export class Programs {
  constructor(private readonly options: ProgramOptions) {}

  /** @throws {Failure} 1 with what the program said; 3 when it is not there */
  async run(program: string, ...args: readonly string[]): Promise<string> {
    const { tell, ...options } = this.options;
    tell(`$ ${[program, ...args].join(' ')}`);
    const command = [program, ...args] as const;
    const { exitCode, stdout, stderr } = await runProcess({ ...options, command, onLine: tell }).catch(
      missing(program),
    );
    if (exitCode === 0) return stdout;
    throw new Failure(`${program} ${args[0] ?? ''} ended with ${exitCode}\n${stderr}${stdout}`.trimEnd(), 1);
  }

  /** The same programs, and nobody hears of them. */
  quiet(): Programs {
    return new Programs({ ...this.options, tell: () => undefined });
  }

  /** The same programs in another environment. */
  with(env: NodeJS.ProcessEnv): Programs {
    return new Programs({ ...this.options, env: { ...this.options.env, ...env } });
  }
}

const how: Readonly<Record<string, string>> = {
  kind: 'go install sigs.k8s.io/kind@v0.33.0',
  docker: 'https://docs.docker.com/engine/install/',
  kubectl: 'https://kubernetes.io/docs/tasks/tools/',
};

const missing =
  (program: string) =>
  (error: unknown): never => {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new Failure(`${program} is not installed, or not on the PATH; get it: ${how[program] ?? program}`, 3);
  };
