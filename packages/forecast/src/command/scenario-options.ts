import type { Happening } from '../scenario/happening';
import type { InputProblem } from './problem';
import { Reader } from './reader';

const mostNodes = 100_000;
const longestOutage = 7 * 24 * 3600;
const mostFactor = 1000;
const fix = 'write warned=2, warned=33%, warned=zone, lost=zone, lost=region:10m, no-spot or slow-store=5';

/** Reads what befalls the app; all of it at the beginning. */
export function readScenarios(texts: readonly string[], problems: InputProblem[]): readonly Happening[] {
  const reader = new Reader(problems);
  return texts.flatMap((text) => {
    const [name = '', ...rest] = text.split('=');
    const happening = readOne(name, rest.join('='), reader);
    if (happening === undefined) problems.push({ path: '--scenario', value: text, fix });
    return happening ?? [];
  });
}

function readOne(name: string, value: string, reader: Reader): Happening | undefined {
  const path = `--scenario ${name}`;
  if (name === 'no-spot' && value === '') return { at: 0, kind: 'no-spot', probability: 1 };
  if (name === 'lost' && value === 'zone') return { at: 0, kind: 'zone-lost' };
  if (name === 'lost' && value.startsWith('region:'))
    return { at: 0, kind: 'region-lost', seconds: reader.duration(path, value.slice('region:'.length), longestOutage) };
  if (name === 'slow-store' && value !== '')
    return { at: 0, kind: 'slow-store', factor: reader.number(path, value, { least: 1, most: mostFactor }) };
  return name === 'warned' && value !== ''
    ? { at: 0, kind: 'warned', which: readWarned(path, value, reader) }
    : undefined;
}

function readWarned(path: string, value: string, reader: Reader): Extract<Happening, { kind: 'warned' }>['which'] {
  if (value === 'zone') return 'zone';
  if (value.endsWith('%')) return { share: reader.number(path, value.slice(0, -1), { most: 100 }) / 100 };
  return { nodes: reader.whole(path, value, { least: 1, most: mostNodes }) };
}
