import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

import { install } from '../test/clean-project';

/** The last line that runs on Node 20. It is installed for the test alone: nobody else needs a registry. */
const release = 'verdaccio@6.7.4';
/** `verdaccio-audit` asks for node-fetch by a tag (`cjs`), which proxies of npm's registry may not know. */
const overrides = { 'node-fetch': '2.7.0' };

/** Our scope is kept here, and nothing else: for other packages npm asks the usual registry. */
const configuration = `storage: ./storage
auth: { htpasswd: { file: ./users } }
packages: { '@spot-serving/*': { access: $all, publish: $authenticated } }
log: { type: stdout, format: pretty, level: error }
`;

/** A registry as npm's: a server that takes what is published, on a port of the loopback interface. */
export class Verdaccio {
  private server: ChildProcess | undefined;
  private port = 0;

  /** @param folder empty; holds the program, what is published, and npm's settings */
  constructor(private readonly folder: string) {}

  /** Starts it, with one user who may publish. Whoever starts it closes it. */
  async open(): Promise<void> {
    writeFileSync(join(this.folder, 'package.json'), JSON.stringify({ private: true, overrides }));
    install(this.folder, release);
    writeFileSync(join(this.folder, 'config.yaml'), configuration);
    this.port = await freePort();
    const program = join(this.folder, 'node_modules', 'verdaccio', 'bin', 'verdaccio');
    const args = [program, '--config', 'config.yaml', '--listen', `127.0.0.1:${this.port}`];
    this.server = spawn(process.execPath, args, { cwd: this.folder, stdio: 'ignore' });
    await this.answers();
    const token = await this.signUp();
    const home = `//127.0.0.1:${this.port}/`;
    writeFileSync(this.settings, `@spot-serving:registry=${this.address}\n${home}:_authToken=${token}\n`);
  }

  async close(): Promise<void> {
    if (this.server?.exitCode !== null) return;
    this.server.kill();
    await once(this.server, 'exit');
  }

  /** Runs npm, which asks this registry for our scope. @throws with what npm said */
  async npm(cwd: string, ...args: readonly string[]): Promise<string> {
    mkdirSync(cwd, { recursive: true });
    // npm keeps packuments for minutes; a cache of its own has none of another registry.
    const env = {
      ...process.env,
      npm_config_globalconfig: this.settings,
      npm_config_cache: join(this.folder, 'cache'),
    };
    return (await promisify(execFile)('npm', args, { cwd, env, maxBuffer: 2 ** 26 })).stdout;
  }

  private get address(): string {
    return `http://127.0.0.1:${this.port}/`;
  }

  private get settings(): string {
    return join(this.folder, 'npmrc');
  }

  private async answers(): Promise<void> {
    for (let tries = 0; tries < 150; tries++) {
      if ((await fetch(`${this.address}-/ping`).catch(() => undefined))?.ok) return;
      await pause(200);
    }
    throw new Error(`${release} does not answer`);
  }

  /** As `npm adduser` does. */
  private async signUp(): Promise<string> {
    const user = { name: 'releaser', password: 'for-this-test-only' };
    const answer = await fetch(`${this.address}-/user/org.couchdb.user:${user.name}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(user),
    });
    return ((await answer.json()) as { readonly token: string }).token;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  await once(server.close(), 'close');
  return port;
}
