import type { Found } from '../slo/search';
import type { Forecast } from './forecast';
import { lossTable, type Table, timesTable } from './rows';
import { count, dollars, seconds } from './words';

/** A forecast for people. */
export function asText(forecast: Forecast): string {
  const { app, scene, outcome, runs, seed, assumed, slo } = forecast;
  const paragraphs = [
    [`${app}: ${scene}; ${runs} ${runs === 1 ? 'run' : 'runs'} of ${seconds(forecast.seconds)} from seed ${seed}`],
    aligned(timesTable(outcome)),
    aligned(lossTable(outcome)),
    [...remarkLines(forecast), ...elsewhereLines(forecast), ...stepLines(forecast), ...costLines(forecast)],
    ...(slo === undefined ? [] : [sloLines(forecast, slo.found)]),
    ['Assumed:', ...assumed.map((line) => `  ${line}`)],
  ];
  return `${paragraphs.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** What ends the growth of models that stay short of pods. */
export function remarkLines({ outcome, world }: Pick<Forecast, 'outcome' | 'world'>): string[] {
  return outcome.services.flatMap(({ name, toCapacity, mostPods }) => {
    const deployments = world.services.find((service) => service.name === name)?.deployments ?? [];
    const most = deployments.reduce((sum, { max }) => sum + max, 0);
    return Number.isFinite(toCapacity.p95) || mostPods < most
      ? []
      : [`${name} stays short of pods with its most, ${most}: raise replicas.max, or give each pod more CPU`];
  });
}

/** What was asked of lost regions before their clients came here. */
export function elsewhereLines({ outcome }: Pick<Forecast, 'outcome'>): string[] {
  return outcome.services
    .filter(({ elsewhere }) => elsewhere > 0)
    .map(
      ({ name, elsewhere }) =>
        `${name}: ${count(Math.round(elsewhere))} requests of the lost region's clients went there before these came here; the tables do not count them`,
    );
}

/** What each model waited for, longest first. */
export function stepLines({ outcome }: Pick<Forecast, 'outcome'>): string[] {
  return outcome.services
    .filter(({ steps }) => steps.length > 0)
    .map(
      ({ name, steps }) =>
        `${name} waits for: ${steps.map(({ step, seconds: long }) => `${step} ${seconds(long)}`).join(', ')}`,
    );
}

/** What the nodes cost. */
export function costLines({ outcome }: Pick<Forecast, 'outcome'>): string[] {
  const { cost, costPerMillion, nodeHours } = outcome;
  const hours = Object.entries(nodeHours).map(([name, many]) => `${count(many)} node hours of ${name}`);
  const price = cost === undefined ? 'without a price that could be cited' : `${dollars(cost)} with their disks`;
  const each = costPerMillion === undefined ? '' : `; ${dollars(costPerMillion)} for a million requests answered`;
  return [`A run takes ${hours.join(', ')}: ${price}${each}`];
}

/** What holds what was asked for. */
export function sloLines({ world }: Pick<Forecast, 'world'>, found: Found | undefined): string[] {
  if (found === undefined)
    return [
      'Nothing that was tried holds the --slo: no headroom, minimum or CPU target does it alone; see what takes longest',
    ];
  const { headroom, morePods, cpuTargetPercent } = found.setting;
  const settings = [
    `platform.headroom ${headroom} (now ${world.headroom.count})`,
    `replicas.min ${morePods === 0 ? 'as now' : `${morePods} more for each model`}`,
    `cpuTargetPercent ${cpuTargetPercent ?? 'as now'}`,
  ];
  const times = found.outcome.services.map(
    ({ name, toCapacity }) => `${name} ${seconds(toCapacity.p50)} / ${seconds(toCapacity.p95)} to capacity`,
  );
  return [`The --slo is held at least cost by: ${settings.join(', ')}`, `  then: ${times.join('; ')}`];
}

function aligned({ heading, rows }: Table): string[] {
  const all = [heading, ...rows];
  const widths = heading.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
