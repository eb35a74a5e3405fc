import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';

import type { AContext } from './a-context';

const workspace = join(__dirname, '..', '..', '..', '..');

/** An app of the workspace, synthesized, with the offline stand-in for its providers and an emulated S3 for its states: a session of `rehearse attach`. */
export class RehearsedApp {
  /** Folder of what was synthesized, below the context's. */
  readonly synthesized = 'app/cdktf.out';
  private readonly folder: string;

  constructor(
    private readonly context: AContext,
    readonly name: string,
  ) {
    const source = join(workspace, 'apps', name);
    const { app } = JSON.parse(execFileSync('cat', [join(source, 'cdktf.json')], { encoding: 'utf8' })) as {
      readonly app: string;
    };
    context.write('package.json', {});
    // The session is kept beside this file, so it is nobody else's.
    this.folder = join(context.write('app/cdktf.json', { app: `cd ${source} && ${app}` }), '..');
    symlinkSync(join(workspace, 'node_modules'), join(context.cwd, 'node_modules'));
    const cdktfOutdir = join(context.cwd, this.synthesized);
    execFileSync(app, { cwd: source, shell: true, stdio: 'pipe', env: { ...context.env, CDKTF_OUTDIR: cdktfOutdir } });
  }

  /** Makes the context's environment that of an attached shell. */
  attach(): void {
    const lines = this.rehearse('attach', this.folder, '--types', 'used');
    for (const [, name = '', value = ''] of lines.matchAll(/^export (\w+)='(.*)'$/gm)) this.context.env[name] = value;
  }

  detach(): void {
    this.rehearse('detach', this.folder);
  }

  private rehearse(...args: readonly string[]): string {
    return execFileSync(join(workspace, 'node_modules', '.bin', 'rehearse'), args, {
      cwd: this.context.cwd,
      env: this.context.env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  }
}
