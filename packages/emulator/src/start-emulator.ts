import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { emulatorPython } from './emulator-python';
import { EmulatorUnavailable } from './emulator-unavailable';
import type { EmulatorOptions } from './pinned-environment';

/** A running moto: it answers AWS calls from its memory, for any credentials and any account. */
export interface Emulator {
  /** `http://127.0.0.1:<port>`, the address of every service. */
  readonly endpoint: string;
  /** Forgets everything that was made in it. */
  reset(): Promise<void>;
  /** Stops it; resolves when its process has ended. */
  close(): Promise<void>;
}

/**
 * Starts moto's server on a free loopback port; it answers when this resolves. Installed on first use, see {@link emulatorPython}.
 * It ends with this process, however that ends.
 *
 * @throws {EmulatorUnavailable} with one line: what is missing and what to install
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const python = await emulatorPython(options);
  const child = spawn(python, ['-I', join(__dirname, '..', 'python', 'serve.py')], {
    env: withoutAws(options.env ?? process.env),
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  });
  const port = await listeningPort(child);
  const endpoint = `http://127.0.0.1:${port}`;
  return { endpoint, reset: () => reset(endpoint), close: () => close(child) };
}

/** moto reads some of these (a default region, its own settings as `MOTO_*`); an emulator is the same for everybody. */
function withoutAws(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(AWS|MOTO)_/.test(name)));
}

/** The first line is the port; the server listens by then. */
async function listeningPort(child: ChildProcess): Promise<number> {
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error('the emulator was started without pipes');
  const words: string[] = [];
  const listen = (chunk: Buffer): unknown => words.push(chunk.toString('utf8'));
  stderr.on('data', listen);
  const lines = createInterface({ input: stdout });
  const ended = once(child, 'close').then(() => undefined);
  const line = await Promise.race([once(lines, 'line').then(([first]) => String(first)), ended]);
  const port = Number(line);
  if (!Number.isInteger(port))
    throw new EmulatorUnavailable(`the AWS emulator did not start: ${words.join('').trim().split('\n').at(-1) ?? ''}`);
  stderr.off('data', listen).resume();
  return port;
}

async function reset(endpoint: string): Promise<void> {
  const { ok, status } = await fetch(`${endpoint}/moto-api/reset`, { method: 'POST' });
  if (!ok) throw new Error(`the AWS emulator answered its reset with ${status}`);
}

async function close(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
