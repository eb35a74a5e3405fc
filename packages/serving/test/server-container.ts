import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

import { drainEnvironment, type DrainSettings, serveEnvironment } from '../src';
import { makeToolbox } from './toolbox';

/** What the stand-in for ModelServer does wrong, see fixtures/model-server-stand-in.cjs; `loading` never listens, and is no more than a `sleep`. */
export type Mode = '' | 'loading' | 'stuck' | 'busy' | 'parent';

/** How a drain ended. */
export interface Drained {
  readonly code: number | null;
  readonly output: string;
  readonly seconds: number;
}

const scripts = join(__dirname, '..', 'scripts');
const userNamespace = process.getuid?.() === 0 ? [] : ['--map-root-user'];
const namespace = ['unshare', ...userNamespace, '--pid', '--fork', '--mount-proc', '--kill-child'];

/** Whether this machine lets us give the wrapper PID 1, as a container does. */
export function pidNamespaceAllowed(): boolean {
  const [program, ...rest] = [...namespace, 'true'];
  return spawnSync(program, rest, { stdio: 'ignore' }).status === 0 && spawnSync('nsenter', ['--version']).status === 0;
}

/** Where a server runs. */
interface Place {
  readonly pidFile: string;
  readonly port: number;
  readonly isNamespaced: boolean;
  /** Folder of the programs that its image has. */
  readonly toolbox: string;
}

/** `serve.sh` as PID 1 of a PID namespace, where the machine allows one, with a stand-in for ModelServer; `drain.sh` as Kubernetes runs a preStop. */
export class ServerContainer {
  private readonly agent = new Agent({ keepAlive: true });
  private readonly ended: Promise<number | null>;

  private constructor(
    private readonly child: ChildProcess,
    private readonly place: Place,
  ) {
    this.ended = once(child, 'exit').then(([code]) => code as number | null);
  }

  /** What was written to PID 1's standard output: what `kubectl logs` shows. */
  log(): string {
    return readFileSync(`${this.place.pidFile}.log`, 'utf8');
  }

  static async start(mode: Mode = ''): Promise<ServerContainer> {
    const port = await freePort();
    const isNamespaced = pidNamespaceAllowed();
    const toolbox = makeToolbox();
    const pidFile = join(mkdtempSync(join(tmpdir(), 'server-')), 'pid');
    const [program, ...rest] = [
      ...(isNamespaced ? namespace : []),
      'env',
      `PATH=${toolbox}`,
      'bash',
      join(scripts, 'serve.sh'),
    ];
    const standIn = [
      process.execPath,
      join(__dirname, 'fixtures', 'model-server-stand-in.cjs'),
      `--rest_api_port=${port}`,
    ];
    const [server, ...flags] = mode === 'loading' ? ['sleep', '600'] : standIn;
    const env = { PATH: process.env['PATH'], MODE: mode, SERVER_PROGRAM: server, ...serveEnvironment({ pidFile }) };
    const child = spawn(program, [...rest, ...flags], {
      env,
      stdio: ['ignore', openSync(`${pidFile}.log`, 'a'), 'ignore'],
    });
    const container = new ServerContainer(child, { pidFile, port, isNamespaced, toolbox });
    while (mode !== 'loading' && (await container.metadata()) !== 200) await pause(20);
    while (container.serverPid() === undefined) await pause(20);
    return container;
  }

  /** Takes the PID file away, as it is before the wrapper has written it, until what it returns is called. */
  hidePid(): () => void {
    const { pidFile } = this.place;
    renameSync(pidFile, `${pidFile}.hidden`);
    return () => {
      renameSync(`${pidFile}.hidden`, pidFile);
    };
  }

  /** PID 1 of the container, as the machine numbers it. */
  get init(): number {
    const { pid = 0 } = this.child;
    return this.place.isNamespaced ? Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim()) : pid;
  }

  /** The server's PID as the container numbers it; undefined while none runs. */
  serverPid(): string | undefined {
    try {
      return readFileSync(this.place.pidFile, 'utf8').trim();
    } catch {
      return undefined;
    }
  }

  /** Status of an answer; undefined when there is none. `isKept` leaves the connection open, as a balancer does. */
  ask(method: string, path: string, isKept = false): Promise<number | undefined> {
    const agent = isKept ? this.agent : false;
    return new Promise((resolve) => {
      const sent = request({ host: '127.0.0.1', port: this.place.port, method, path, agent }, (response) => {
        response
          .on('error', () => resolve(undefined))
          .on('end', () => resolve(response.statusCode))
          .resume();
      });
      sent.on('error', () => resolve(undefined)).end();
    });
  }

  predict(milliseconds: number, isKept = true): Promise<number | undefined> {
    return this.ask('POST', `/v1/models/resnet:predict?ms=${milliseconds}`, isKept);
  }

  metadata(): Promise<number | undefined> {
    return this.ask('GET', '/v1/models/resnet/metadata');
  }

  async drain(settings: Partial<DrainSettings> = {}): Promise<Drained> {
    const times = { balancerSeconds: 1, longestRequestSeconds: 2, preStopSeconds: 7, ...settings };
    const enter = [
      'nsenter',
      '--target',
      String(this.init),
      ...(userNamespace.length > 0 ? ['--user', '--preserve-credentials'] : []),
      '--pid',
      '--mount',
    ];
    const [program, ...rest] = [
      ...(this.place.isNamespaced ? enter : []),
      'env',
      `PATH=${this.place.toolbox}`,
      'bash',
      join(scripts, 'drain.sh'),
    ];
    const env = {
      PATH: process.env['PATH'],
      ...drainEnvironment({ pidFile: this.place.pidFile, ...times }),
      REST_PORT: String(this.place.port),
    };
    const begun = performance.now();
    const child = spawn(program, rest, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, output, seconds: (performance.now() - begun) / 1000 };
  }

  /** Exit status of the container within `seconds`; `running` when it has none then. */
  async outcome(seconds: number): Promise<number | null | 'running'> {
    const patience = new AbortController();
    const running = setTimeout(seconds * 1000, 'running' as const, { signal: patience.signal }).catch(
      () => 'running' as const,
    );
    const outcome = await Promise.race([this.ended, running]);
    patience.abort();
    return outcome;
  }

  async remove(): Promise<void> {
    this.agent.destroy();
    if (this.child.exitCode === null && this.child.signalCode === null) {
      if (!this.place.isNamespaced) process.kill(Number(this.serverPid()), 'SIGKILL');
      process.kill(this.init, 'SIGKILL');
      await this.ended;
    }
    for (const folder of [dirname(this.place.pidFile), this.place.toolbox])
      rmSync(folder, { recursive: true, force: true });
  }
}

/** Resolves after so many milliseconds. */
export const pause = (milliseconds: number): Promise<void> => setTimeout(milliseconds);

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await once(server.close(), 'close');
  return port;
}
