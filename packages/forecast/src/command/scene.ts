import { seconds } from '../report/words';
import type { Happening } from '../scenario/happening';
import type { ForecastOptions } from './options';

/** What is played, in words. */
export function sceneOf({ load, happenings, at, model }: ForecastOptions): string {
  const busy =
    at === 'target' ? "pods at the autoscaler's CPU target" : `the fewest pods ${Math.round(at * 100)} % busy`;
  const of = model === undefined ? '' : ` of ${model}`;
  return [loadText(load, of, busy), ...happenings.map(happeningText)].join(', ');
}

function loadText(load: ForecastOptions['load'], of: string, busy: string): string {
  if (load === undefined) return `load${of} as it is, ${busy}`;
  if (load.kind === 'step') return `${load.factor} times the load${of} at once, ${busy} before`;
  return load.kind === 'trace' ? `the load${of} of ${load.file}` : `the load${of} of ${load.points.length} hours`;
}

function happeningText(happening: Happening): string {
  switch (happening.kind) {
    case 'warned':
      if (happening.which === 'zone') return 'the Spot nodes of a zone warned';
      if ('share' in happening.which) return `${Math.round(happening.which.share * 100)} % of the Spot nodes warned`;
      return `${happening.which.nodes} Spot ${happening.which.nodes === 1 ? 'node' : 'nodes'} warned`;
    case 'zone-lost':
      return 'a zone lost';
    case 'region-lost':
      return `the region lost for ${seconds(happening.seconds)}`;
    case 'other-region-lost':
      return `another region lost, with ${Math.round(happening.share * 100)} % of this one's load`;
    case 'no-spot':
      return 'no Spot capacity';
    case 'slow-store':
      return `a store ${happening.factor} times as slow`;
  }
}
