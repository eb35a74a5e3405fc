/**
 * Makes the plans of changes to deployed apps that the tests of plan-review read, with the Terraform on PATH and the rehearsal's stand-in, from the root:
 * `node --conditions=@spot-serving/source --import tsx tools/house/test/review-plans/make-review-plans.ts [NAME...]`. Without names, all of them and the
 * deployed apps themselves.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { constructPaths } from '@spot-serving/plan-review';

import { changes, environments } from './changes';
import { DeployedApp, type PlannedApp, type ShownPlan, type Written } from './deployed-app';
import { pinnedImages } from './environments';

const target = join(__dirname, '../../../../packages/plan-review/test/fixtures/deployed');

/** What an object is and was, once. */
interface Kept {
  readonly address: string;
  readonly mode?: string;
  readonly type?: string;
  readonly change: Readonly<Record<string, unknown>> & { readonly actions: readonly string[] };
}

void main(process.argv.slice(2));

async function main(names: readonly string[]): Promise<void> {
  mkdirSync(join(target, 'changes'), { recursive: true });
  for (const app of ['dev', 'prod'] as const) {
    const wanted = Object.entries(changes).filter(
      ([name, change]) => change.app === app && (names.length === 0 || names.includes(name)),
    );
    if (wanted.length === 0) continue;
    const deployed = await new DeployedApp(environments[app], pinnedImages).deploy();
    try {
      if (names.length === 0) await keepApp(app, deployed);
      for (const [name, change] of wanted) {
        process.stderr.write(`${new Date().toISOString()} ${name}\n`);
        try {
          keep(join('changes', `${name}.json`), { app, stacks: changedStacks(await deployed.plans(change)) });
        } catch (error) {
          process.stderr.write(`FAILED ${name}: ${(error as Error).message.slice(0, 3000)}\n`);
          process.exitCode = 1;
        }
      }
    } finally {
      await deployed.close();
    }
  }
}

/** Everything that stands, by stack; a plan that changes nothing names it. */
async function keepApp(app: string, deployed: DeployedApp): Promise<void> {
  const { stacks, names } = await deployed.plans({});
  const kept: [string, object][] = [];
  for (const name of names) {
    const { resource_changes = [], terraform_version, format_version } = await deployed.plan(name, stacks[name]);
    const objects = resource_changes
      .filter(({ change }) => change.actions.join() === 'no-op')
      .map((one) => object(one as Kept));
    kept.push([name, { format_version, terraform_version, objects, configuration: pathsOf(stacks[name]) }]);
  }
  keep(`${app}.json`, { name: environments[app as 'dev'].name, stacks: Object.fromEntries(kept) });
}

function object({ address, mode, type, change }: Kept): object {
  const { after, after_sensitive } = change;
  return { address, mode, type, values: after, ...(hasMark(after_sensitive) ? { sensitive: after_sensitive } : {}) };
}

function hasMark(mask: unknown): boolean {
  return mask === true || (typeof mask === 'object' && mask !== null && Object.values(mask).some(hasMark));
}

/** Of each stack that a plan changes, what it does, and which objects are left as they are without a word. */
function changedStacks({ planned, stacks }: PlannedApp): object {
  return Object.fromEntries(
    [...planned].map(([name, plan]) => [
      name,
      { ...(plan === 'waits' ? { waits: true } : changed(plan)), configuration: pathsOf(stacks[name]) },
    ]),
  );
}

function changed(plan: ShownPlan): object {
  const { resource_changes = [], output_changes = {}, checks } = plan;
  const acts = (change: unknown): boolean => (change as Kept['change']).actions.join() !== 'no-op';
  const does = resource_changes.filter((one) => acts(one.change) || 'previous_address' in one);
  const outputs = Object.fromEntries(Object.entries(output_changes as object).filter(([, change]) => acts(change)));
  return { resource_changes: does, output_changes: outputs, ...(checks === undefined ? {} : { checks: undefined }) };
}

/** What a review reads of a configuration, and no more. */
function pathsOf(stack: Written | undefined): object {
  const states = Object.keys((stack?.data?.terraform_remote_state ?? {}) as object).map((id) => [id, {}]);
  const { resource } = constructPaths(stack);
  return { resource, data: { terraform_remote_state: Object.fromEntries(states) as object } };
}

function keep(file: string, content: object): void {
  writeFileSync(join(target, file), `${JSON.stringify(content)}\n`);
}
