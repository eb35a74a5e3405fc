import { join } from 'node:path';
import { measure, type Subject } from './measure';
import { summarize, table } from './summary';

const root = join(__dirname, '..', '..', '..');
const app = join(root, 'apps', 'dev-eu-west-1');
const fromSource = ['--conditions=@spot-serving/source', '--import', 'tsx'];

/**
 * The same app, where a single barrel import of the provider has been evaluated first: what one `import ... from '@cdktf/provider-aws'`
 * anywhere in it would cost.
 */
const barrel: Subject = { name: 'synth, barrel import', args: [...fromSource, '--require', '@cdktf/provider-aws', 'main.ts'], cwd: app };
const deep: Subject = { name: 'synth, deep imports', args: [...fromSource, 'main.ts'], cwd: app };
const rehearsal: Subject = { name: 'npm start (synth to second plan)', args: [join(root, 'packages', 'rehearsal', 'bin', 'rehearse.cjs'), 'dev-eu-west-1'], cwd: root };

const rounds = Number(process.env.BENCH_ROUNDS ?? 3);

process.stdout.write(`${table(`Synth of dev-eu-west-1, median of ${rounds}; baseline: barrel import`, summarize(measure([barrel, deep], rounds), barrel.name))}\n\n`);
process.stdout.write(`${table(`Rehearsal of dev-eu-west-1, median of ${rounds}; baseline: synth alone`, summarize(measure([deep, rehearsal], rounds), deep.name))}\n`);
