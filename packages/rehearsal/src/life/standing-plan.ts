import { existsSync, readFileSync } from 'node:fs';

import * as z from 'zod';

import type { Plan } from '@spot-serving/plan-review';
import { fitting } from '@spot-serving/terraform-runner';

const stateShape = z.object({
  terraform_version: z.string(),
  resources: z.array(
    z.object({
      module: z.string().optional(),
      mode: z.string(),
      type: z.string(),
      name: z.string(),
      instances: z.array(
        z.object({
          index_key: z.union([z.string(), z.number()]).optional(),
          attributes: z.json(),
          deposed: z.string().optional(),
        }),
      ),
    }),
  ),
});

type StateResource = z.output<typeof stateShape>['resources'][number];

/** The plan of a stack that no step touches, as its state file says it: every object stays. Undefined for a state that was never written. */
export function standingPlan(stateFile: string): Plan | undefined {
  if (!existsSync(stateFile)) return undefined;
  const { terraform_version: terraformVersion, resources } = fitting(
    stateShape,
    JSON.parse(readFileSync(stateFile, 'utf8')),
    'a state',
  );
  const changes = resources.filter(({ mode }) => mode === 'managed').flatMap(stays);
  return { terraformVersion, complete: true, changes, drift: [], outputs: [], failedChecks: [] };
}

function stays({ module, type, name, instances }: StateResource): Plan['changes'] {
  return instances
    .filter(({ deposed }) => deposed === undefined)
    .map(({ index_key: key, attributes }) => ({
      address: `${module === undefined ? '' : `${module}.`}${type}.${name}${key === undefined ? '' : `[${JSON.stringify(key)}]`}`,
      mode: 'managed',
      type,
      change: {
        ...{ actions: ['no-op'], before: attributes, after: attributes },
        ...{ afterUnknown: false, beforeSensitive: false, afterSensitive: false, replacePaths: [] },
      },
    }));
}
