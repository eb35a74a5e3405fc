import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { bindingPackage, type Block, type Disturbance, providerNames, resourceBlock } from '@spot-serving/stand-in';
import { Failure } from '@spot-serving/terraform-runner';

import type { Drift } from '../drift/drift';
import { driftValue } from '../drift/drift-value';
import { Drifter } from '../drift/drifter';
import type { Fault } from '../faults/fault';
import { FaultInjector } from '../faults/fault-injector';
import { ObjectRegister } from '../faults/object-register';
import { type AppResource, appResources } from '../targets/app-resource';
import { distinct, labelFiles } from '../targets/label-files';
import { labelOf, targeted, targetProblem } from '../targets/target';
import type { ExpectedDrift } from './expected-drift';
import type { RehearsedStack } from './rehearsed-stack';

/** What the user wants to go wrong. */
export interface TroubleOptions {
  readonly faults: readonly Fault[];
  readonly drifts: readonly Drift[];
}

/** What goes wrong in a rehearsal, and what watches over it. */
export interface Trouble {
  readonly faults: FaultInjector;
  readonly drifter: Drifter;
  readonly drifts: readonly ExpectedDrift[];
  readonly objects: ObjectRegister;
  /** All of it, for the stand-in. */
  readonly disturbance: Disturbance;
}

/**
 * Holds faults and drifts against the synthesized app, and labels the resources they are about.
 *
 * @param resolveFrom folder from which the binding packages are resolved
 * @returns undefined when nothing is to go wrong; then the stacks stay as they are
 * @throws {Failure} 2 with every fault and drift that means nothing in this app
 */
export function prepareTrouble(
  options: TroubleOptions,
  stacks: readonly RehearsedStack[],
  resolveFrom: string,
): Trouble | undefined {
  const { faults, drifts } = options;
  if (faults.length + drifts.length === 0) return undefined;
  const resources = stacks.flatMap((stack) => appResources(stack.name, stackJson(stack)));
  const problems = [
    ...faults.map((fault) => ['--fail', fault] as const),
    ...drifts.map((drift) => ['--drift', drift] as const),
  ].flatMap(([option, { text, target }]) => lines(`${option} ${text}`, targetProblem(target, resources)));
  const expected = drifts.map((drift) => expectedDrifts(drift, targeted(drift.target, resources), resolveFrom));
  problems.push(...expected.flatMap((one) => one.problems));
  if (problems.length > 0) throw new Failure(problems.join('\n'), 2);
  label(
    stacks,
    [...faults, ...drifts].flatMap(({ target }) => targeted(target, resources)),
  );
  return trouble(
    faultsByLabel(faults, resources),
    expected.flatMap((one) => one.expected),
  );
}

function trouble(byLabel: ReadonlyMap<string, readonly Fault[]>, drifts: readonly ExpectedDrift[]): Trouble {
  const [faults, drifter, objects] = [new FaultInjector(byLabel), new Drifter(drifts), new ObjectRegister()];
  const disturbance: Disturbance = {
    before: (call) => faults.before(call),
    after: (call, state) => drifter.after(call, objects.after(call, state)),
  };
  return { faults, drifter, drifts, objects, disturbance };
}

function expectedDrifts(drift: Drift, resources: readonly AppResource[], resolveFrom: string) {
  const block = resources.length === 0 ? undefined : blockOf(drift.target.type, resolveFrom);
  const found = block === undefined ? undefined : driftValue(drift, drift.target.type, block);
  if (found === undefined) return { problems: [], expected: [] };
  if ('problem' in found) return { problems: lines(`--drift ${drift.text}`, found.problem), expected: [] };
  const expected = resources.map((resource) => ({
    drift,
    resource,
    label: labelOf(resource),
    path: drift.path,
    value: found.value,
  }));
  return { problems: [], expected };
}

/** The schema of a type; undefined for a provider that is not installed, which the stand-in refuses by itself. */
function blockOf(type: string, resolveFrom: string): Block | undefined {
  const provider = providerNames.find((name) => type.startsWith(`${name}_`));
  const bindings = provider === undefined ? undefined : bindingPackage(provider, resolveFrom);
  return bindings === undefined ? undefined : resourceBlock(bindings, type);
}

function faultsByLabel(
  faults: readonly Fault[],
  resources: readonly AppResource[],
): ReadonlyMap<string, readonly Fault[]> {
  const byLabel = new Map<string, Fault[]>();
  for (const fault of faults) {
    for (const label of targeted(fault.target, resources).map(labelOf))
      byLabel.set(label, [...(byLabel.get(label) ?? []), fault]);
  }
  return byLabel;
}

function label(stacks: readonly RehearsedStack[], resources: readonly AppResource[]): void {
  for (const stack of stacks) {
    const own = distinct(resources).filter((resource) => resource.stack === stack.name);
    if (own.length === 0) continue;
    const { configuration, override } = labelFiles(stackJson(stack).provider ?? {}, own);
    writeFileSync(join(stack.folder, 'rehearsal_labels.tf.json'), JSON.stringify(configuration));
    writeFileSync(join(stack.folder, 'rehearsal_labels_override.tf.json'), JSON.stringify(override));
  }
}

function stackJson({ file }: RehearsedStack): { readonly provider?: Readonly<Record<string, unknown>> } {
  return JSON.parse(readFileSync(file, 'utf8')) as { readonly provider?: Readonly<Record<string, unknown>> };
}

const lines = (option: string, problem: string | undefined): readonly string[] =>
  problem === undefined ? [] : [`${option}: ${problem}`];
