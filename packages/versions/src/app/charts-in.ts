import * as z from 'zod';

import type { UsedChart } from '../lookup/chart-lookup';

const release = z.object({ chart: z.string(), repository: z.string().optional(), version: z.string().optional() });
const shape = z.object({
  resource: z
    .object({ helm_release: z.record(z.string(), release) })
    .partial()
    .optional(),
});

/** Charts that a synthesized stack takes from a repository. @throws Error for a stack of another shape than cdktf's */
export function chartsIn(stack: unknown): UsedChart[] {
  return Object.values(shape.parse(stack).resource?.helm_release ?? {}).flatMap(({ chart, repository, version }) =>
    repository === undefined || version === undefined ? [] : [{ chart, repository, version }],
  );
}
