import type { Slo } from '../slo/slo';
import type { Reader } from './reader';

const longest = 7 * 24 * 3600;

/** Reads `p50=160s,lost=1%`. */
export function readSlo(text: string, reader: Reader): Slo {
  const parts = text.split(',').map((part) => part.trim().split('='));
  return Object.assign({}, ...parts.map(([name = '', value = '']) => readPart(name, value, reader))) as Slo;
}

function readPart(name: string, value: string, reader: Reader): Slo {
  if (name === 'p50' || name === 'p95' || name === 'short')
    return { [name]: reader.duration(`--slo ${name}`, value, longest) };
  if (name === 'lost' && value.endsWith('%'))
    return { lost: reader.number('--slo lost', value.slice(0, -1), { least: 0, most: 100 }) / 100 };
  if (name === 'undrained') return { undrained: reader.number('--slo undrained', value, { least: 0, most: 1000 }) };
  reader.wrong(
    '--slo',
    [name, value].join('='),
    'write some of p50=160s, p95=240s, short=300s, lost=1%, undrained=0, with commas between them',
  );
  return {};
}
