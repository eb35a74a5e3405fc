import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename } from 'node:path';

import { tarballs } from './tarballs';

/** Our packages as npm's registry would give them, before anybody has published them: the tarballs, and what npm asks about each. */
export class Registry {
  private readonly files = new Map(tarballs().map((file) => [basename(file), file]));
  private readonly server: Server = createServer((request, response) => this.answer(request.url ?? '', response));

  /** Starts it. Whoever starts it closes it. */
  async open(): Promise<this> {
    await once(this.server.listen(0, '127.0.0.1'), 'listening');
    return this;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await once(this.server.close(), 'close');
  }

  /**
   * Environment in which npm asks it for our scope, and the usual registry for all else.
   *
   * @param file where npm's global configuration may be written; a variable named after the scope would not get through a shell
   */
  env(file: string): NodeJS.ProcessEnv {
    writeFileSync(file, `@spot-serving:registry=${this.address}\n`);
    return { ...process.env, npm_config_globalconfig: file };
  }

  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`;
  }

  private answer(url: string, response: ServerResponse): void {
    const path = decodeURIComponent(url);
    const file = this.files.get(basename(path));
    const document = file === undefined ? this.document(path.slice(1)) : readFileSync(file);
    if (document === undefined) response.writeHead(404).end('{}');
    else response.end(document);
  }

  /** What npm calls a packument (npm registry documentation, "Package Metadata"): here of one version. */
  private document(name: string): string | undefined {
    const [found] = [...this.files].filter(([file]) =>
      new RegExp(`^${name.slice(1).replace('/', '-')}-\\d`).test(file),
    );
    if (found === undefined) return undefined;
    const [file, path] = found;
    const text = execFileSync('tar', ['-xzOf', path, 'package/package.json'], { encoding: 'utf8' });
    const manifest = JSON.parse(text) as { readonly version: string };
    const integrity = `sha512-${createHash('sha512').update(readFileSync(path)).digest('base64')}`;
    const version = { ...manifest, dist: { tarball: `${this.address}${file}`, integrity } };
    return JSON.stringify({
      name,
      'dist-tags': { latest: manifest.version },
      versions: { [manifest.version]: version },
    });
  }
}
