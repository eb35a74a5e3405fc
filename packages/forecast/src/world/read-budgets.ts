import {
  block,
  chartValues,
  isObject,
  type JsonObject,
  listOf,
  objectOf,
  type PlanObject,
  textOf,
  textsOf,
} from '@spot-serving/plan-review/deployed';

import type { Budget } from './world';

/** A disruption budget and the labels of the pods that it looks at. */
interface ReadBudget extends Budget {
  readonly labels: Readonly<Record<string, string>>;
}

/** The budget of pods with these labels: a PodDisruptionBudget of its own, or one that a chart of objects brings. */
export function budgetOf(objects: readonly PlanObject[], labels: Readonly<Record<string, string>>): Budget {
  const all = [...ownBudgets(objects), ...chartBudgets(objects)];
  const found = all.find((budget) => {
    const wanted = Object.entries(budget.labels);
    return wanted.length > 0 && wanted.every(([key, value]) => labels[key] === value);
  });
  const { maxUnavailable, minAvailable, evictsUnready = false } = found ?? {};
  return { maxUnavailable, minAvailable, evictsUnready };
}

/** `kubernetes_pod_disruption_budget_v1` knows no `unhealthyPodEvictionPolicy`, so that the API's default holds (drain.md, conclusion 4). */
function ownBudgets(objects: readonly PlanObject[]): readonly ReadBudget[] {
  return objects
    .filter(({ type }) => type.startsWith('kubernetes_pod_disruption_budget'))
    .map(({ values }) => {
      const spec = block(values, 'spec');
      return {
        labels: textsOf(block(spec, 'selector').match_labels),
        maxUnavailable: amountOf(spec.max_unavailable),
        minAvailable: amountOf(spec.min_available),
        evictsUnready: false,
      };
    });
}

function chartBudgets(objects: readonly PlanObject[]): readonly ReadBudget[] {
  const charts = new Set(objects.flatMap(({ values }) => textOf(values.chart)?.split('/').pop() ?? []));
  const values = [...charts].flatMap((chart) => chartValues(chart, objects));
  return values
    .flatMap(({ objects: brought }) => listOf(brought))
    .filter(isObject)
    .filter(({ kind }) => kind === 'PodDisruptionBudget')
    .map(budget);
}

function budget({ spec }: JsonObject): ReadBudget {
  const { selector, maxUnavailable, minAvailable, unhealthyPodEvictionPolicy } = objectOf(spec);
  return {
    labels: textsOf(objectOf(selector).matchLabels),
    maxUnavailable: amountOf(maxUnavailable),
    minAvailable: amountOf(minAvailable),
    evictsUnready: unhealthyPodEvictionPolicy === 'AlwaysAllow',
  };
}

/** A number, or a percentage. */
function amountOf(value: unknown): number | string | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || value === '') return undefined;
  return value.endsWith('%') ? value : Number(value);
}
