import { hourPoints } from '../load/hours';
import type { Load } from '../load/load';
import { defaults } from './defaults';
import type { Reader } from './reader';

/** A load, or the file that has it. */
export type LoadRequest = Load | { readonly kind: 'trace'; readonly file: string };

interface Values {
  readonly step?: string;
  readonly trace?: string;
  readonly hours?: string;
}

const mostFactor = 1000;
const mostRequests = 1e9;
const mostHours = 31 * 24;

/** Reads the one load that is asked for. @param alone whether nothing else befalls the app, so that there is a step by default */
export function readLoad({ step, trace, hours }: Values, alone: boolean, reader: Reader): LoadRequest | undefined {
  const given = Object.entries({ '--step': step, '--trace': trace, '--hours': hours }).filter(
    ([, value]) => value !== undefined,
  );
  if (given.length > 1)
    reader.wrong(
      given.map(([name]) => name).join(', '),
      given.map(([, value]) => value),
      'give one of them',
    );
  if (trace !== undefined) return { kind: 'trace', file: trace };
  if (hours !== undefined) return { kind: 'points', points: hourPoints(readHours(hours, reader)) };
  if (step === undefined && !alone) return undefined;
  return { kind: 'step', factor: reader.number('--step', step ?? String(defaults.step), { most: mostFactor }) };
}

function readHours(text: string, reader: Reader): number[] {
  const words = text.split(',').map((word) => word.trim());
  if (words.length > mostHours) reader.wrong('--hours', `${words.length} numbers`, `give ${mostHours} at the most`);
  return words.map((word, hour) => reader.number(`--hours[${hour}]`, word, { least: 0, most: mostRequests }));
}
