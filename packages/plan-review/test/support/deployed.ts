import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import {
  forecastNotes,
  type Json,
  type JsonObject,
  readPlan,
  renderReview,
  type Review,
  type StackReview,
} from '../../src';

const folder = join(__dirname, '..', 'fixtures', 'deployed');

/** An object that stands, as the maker of these files kept it. */
interface Standing {
  readonly address: string;
  readonly mode: string;
  readonly type: string;
  readonly values: Json;
  readonly sensitive?: Json;
}

interface DeployedApp {
  readonly name: string;
  readonly stacks: Readonly<
    Record<string, { readonly objects: readonly Standing[]; readonly configuration: JsonObject }>
  >;
}

interface ChangedStack {
  readonly waits?: true;
  readonly resource_changes?: readonly { readonly address: string; readonly previous_address?: string }[];
  readonly output_changes?: object;
  readonly configuration: JsonObject;
}

interface KeptChange {
  readonly app: 'dev' | 'prod';
  readonly stacks: Readonly<Record<string, ChangedStack>>;
}

const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));

/** What stands in an app. */
export const deployed = { dev: read('dev.json') as DeployedApp, prod: read('prod.json') as DeployedApp };

/** Names of all changes whose plans are kept. */
export const changeNames: readonly string[] = readdirSync(join(folder, 'changes')).map((file) =>
  file.replace('.json', ''),
);

/** The stacks of an app whose plans hold a change; the others are planned without one. */
export function changedApp(name: string): readonly StackReview[] {
  const { app, stacks } = read(join('changes', `${name}.json`)) as KeptChange;
  const whole = deployed[app];
  return Object.entries(whole.stacks).map(([role, { objects, configuration }]): StackReview => {
    const changed = stacks[role];
    const stack = {
      name: `${whole.name}-${role}`,
      app: whole.name,
      configuration: changed?.configuration ?? configuration,
    };
    if (changed?.waits) return { ...stack, result: { waitingFor: [`${whole.name}-cluster`] } };
    return { ...stack, result: { plan: readPlan(planOf(objects, changed)) } };
  });
}

/** The plan as Terraform printed it: what changes, and all that stays. */
function planOf(
  objects: readonly Standing[],
  { resource_changes = [], output_changes = {} }: Partial<ChangedStack> = {},
): object {
  const told = new Set(
    resource_changes.flatMap(({ address, previous_address = address }) => [address, previous_address]),
  );
  const rest = objects.filter(({ address }) => !told.has(address)).map(unchanged);
  return {
    format_version: '1.2',
    terraform_version: '1.11.4',
    resource_changes: [...rest, ...resource_changes],
    output_changes,
  };
}

function unchanged({ values, sensitive = false, ...rest }: Standing): object {
  const change = {
    actions: ['no-op'],
    before: values,
    after: values,
    after_unknown: {},
    before_sensitive: sensitive,
    after_sensitive: sensitive,
  };
  return { ...rest, change };
}

/** The review of a change, as a pull request would get it; guardrails are left out. */
export function reviewOf(name: string): Review {
  const stacks = changedApp(name);
  return renderReview({ stacks, notes: forecastNotes(stacks, new Date('2026-11-27')) });
}
