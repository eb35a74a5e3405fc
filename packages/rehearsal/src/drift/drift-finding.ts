import * as z from 'zod';

import { fitting } from '@spot-serving/terraform-runner';

import type { AppResource } from '../targets/app-resource';
import { type AttributePath, parsePath, pathWritten } from './attribute-path';

/** What Terraform makes of a drift. */
export type DriftOutcome =
  'put back' | 'put back by replacement' | 'left: ignore_changes' | 'left: not configured' | 'not seen';

/** A drift and what the next plan said of it. */
export interface DriftFinding {
  readonly stack: string;
  /** Address of the resource, with its instance key. */
  readonly address: string;
  /** The attribute, as `--drift` has it. */
  readonly attribute: string;
  /** The drifted value, as the user wrote it. */
  readonly found: string;
  readonly outcome: DriftOutcome;
}

/** A finding in one line; the value is the one that the user wrote. */
export function driftLine({ address, attribute, found, outcome }: DriftFinding): string {
  return `${address} ${attribute}=${found} ${outcome}`;
}

const changeShape = z.object({
  address: z.string(),
  mode: z.string(),
  type: z.string(),
  name: z.string(),
  change: z.object({ actions: z.array(z.string()), before: z.unknown(), after: z.unknown() }),
});

const planShape = z.object({ resource_changes: z.array(changeShape).default([]) });

type Change = Readonly<z.output<typeof changeShape>>;

/** A drift of one resource to look for. */
export interface DriftQuery {
  readonly resource: AppResource;
  readonly path: AttributePath;
  /** The drifted value, as the user wrote it. */
  readonly written: string;
}

/**
 * Looks for drifts in a plan, as `terraform show -json` prints it; one finding per instance of the resource.
 *
 * @throws {Failure} 1 when the plan does not have that shape
 */
export function driftFindings(planJson: string, queries: readonly DriftQuery[]): readonly DriftFinding[] {
  const { resource_changes: changes } = fitting(planShape, JSON.parse(planJson), 'the plan');
  return queries.flatMap(({ resource, path, written }) =>
    changes
      .filter(({ mode, type, name }) => mode === 'managed' && type === resource.type && name === resource.name)
      .map((change) => ({
        stack: resource.stack,
        address: change.address,
        attribute: pathWritten(path),
        found: written,
        outcome: outcomeOf(change, resource, path),
      })),
  );
}

function outcomeOf({ change }: Change, resource: AppResource, path: AttributePath): DriftOutcome {
  if (JSON.stringify(at(change.before, path)) !== JSON.stringify(at(change.after, path))) {
    return change.actions.includes('delete') ? 'put back by replacement' : 'put back';
  }
  if (ignores(resource, path)) return 'left: ignore_changes';
  return at(resource.body, path.slice(0, 1)) === undefined ? 'left: not configured' : 'not seen';
}

/** Whether `ignore_changes` names the path or something that holds it. */
function ignores({ ignoreChanges }: AppResource, path: AttributePath): boolean {
  if (ignoreChanges === 'all') return true;
  const paths = ignoreChanges.flatMap((written) => parsePath(`.${written}`)?.path.join('\n') ?? []);
  return path.some((_step, index) => paths.includes(path.slice(0, index + 1).join('\n')));
}

function at(value: unknown, path: AttributePath): unknown {
  return path.reduce<unknown>(
    (part, step) => (typeof part === 'object' && part !== null ? (part as Record<string, unknown>)[step] : undefined),
    value,
  );
}
