import type { Forecast } from './forecast';

/** A forecast for machines. What did not come in time is null. */
export function asJson({ app, scene, outcome, runs, seed, seconds, assumed, slo }: Forecast): string {
  const { services, nodeHours, cost, costPerMillion, moments } = outcome;
  const held = slo && { asked: slo.asked, held: slo.found !== undefined, settings: slo.found?.setting };
  const value = {
    app,
    scene,
    runs,
    seed,
    seconds,
    services,
    nodeHours,
    cost,
    costPerMillion,
    slo: held,
    assumed,
    moments,
  };
  return `${JSON.stringify(value, (_, one: unknown) => (one === Infinity ? null : one), 2)}\n`;
}
