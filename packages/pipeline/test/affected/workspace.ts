import { execFileSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';

import { AContext } from '../support/a-context';

/** A workspace in git with two apps, of which `dev` uses a shared file, and a stand-in for Nx that names the projects it is told. */
export class Workspace {
  readonly context = new AContext();

  constructor() {
    const { context } = this;
    context.env.GITHUB_OUTPUT = context.write('outputs', '');
    context.write('.gitignore', 'node_modules\noutputs\nempty.tfrc\nsynthesized\n');
    context.write('package.json', { name: 'workspace', version: '1.0.0', private: true });
    context.write('package-lock.json', {
      name: 'workspace',
      version: '1.0.0',
      lockfileVersion: 3,
      requires: true,
      packages: { '': { name: 'workspace', version: '1.0.0' } },
    });
    context.write('shared.cjs', 'module.exports = "10.0.0.0/16";');
    for (const app of ['bootstrap', 'bootstrap-prod', 'dev', 'prod']) this.writeApp(app);
    this.git('init', '-q', '-b', 'main');
    this.setAffected('dev', 'prod', '@acme/network');
  }

  /** What Nx says is affected. */
  setAffected(...projects: readonly string[]): void {
    const nx = this.context.write('node_modules/.bin/nx', `#!/bin/sh\necho '${JSON.stringify(projects)}'\n`);
    chmodSync(nx, 0o755);
  }

  /** Commits all there is, and gives the commit. */
  commit(): string {
    this.git('add', '.');
    this.git('-c', 'user.name=t', '-c', 'user.email=t@example.com', 'commit', '-q', '-m', 'change');
    return this.git('rev-parse', 'HEAD').trim();
  }

  git(...args: readonly string[]): string {
    return execFileSync('git', args, { cwd: this.context.cwd, encoding: 'utf8' });
  }

  outputs(): string {
    return this.context.read('outputs');
  }

  /** An app that writes one stack as cdktf would, with an asset. */
  writeApp(name: string, text = 'require("../../shared.cjs")'): void {
    const folder = join('apps', name);
    this.context.write(`${folder}/cdktf.json`, { app: 'node main.cjs' });
    this.context.write(`${folder}/.terraform.lock.hcl`, '# locked\n');
    this.context.write(`${folder}/main.cjs`, main.replace('CIDR', text).replaceAll('NAME', name));
  }
}

const main = `
const { mkdirSync, writeFileSync } = require('node:fs');
const out = process.env.CDKTF_OUTDIR;
const folder = 'stacks/NAME-network';
mkdirSync(out + '/' + folder + '/assets', { recursive: true });
writeFileSync(out + '/' + folder + '/assets/script.sh', 'echo');
writeFileSync(out + '/' + folder + '/cdk.tf.json', JSON.stringify({ resource: { terraform_data: { vpc: { input: CIDR } } } }));
const stack = { name: 'NAME-network', workingDirectory: folder, synthesizedStackPath: folder + '/cdk.tf.json', dependencies: [] };
const annotations = [{ constructPath: 'NAME-network', level: '@cdktf/info', message: __dirname }];
writeFileSync(out + '/manifest.json', JSON.stringify({ stacks: { 'NAME-network': { ...stack, annotations } } }));
`;
