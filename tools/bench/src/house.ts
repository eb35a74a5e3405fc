import { join } from 'node:path';

/** Root folder of the workspace. */
export const root = join(__dirname, '..', '..', '..');

/** The app that is measured. */
export const app = join(root, 'apps', 'dev-eu-west-1');

/** Arguments of `node` that run TypeScript of the workspace from source. */
export const fromSource: readonly string[] = ['--conditions=@spot-serving/source', '--import', 'tsx'];

/** What a `cdktf.json` runs. */
export const runApp = join(root, 'tools', 'run-app.mjs');
