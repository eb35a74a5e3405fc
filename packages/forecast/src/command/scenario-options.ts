import { balancerAliasSeconds, regionNoticedSeconds } from '@spot-serving/core/numbers';

import type { Happening } from '../scenario/happening';
import { always } from '../world/span';
import type { InputProblem } from './problem';
import { Reader } from './reader';

const otherRegion = 'other-region';
const mostNodes = 100_000;
const longestOutage = 7 * 24 * 3600;
const mostFactor = 1000;
const fix =
  'write warned=2, warned=33%, warned=zone, lost=zone, lost=region:10m, lost=other-region, lost=other-region:50%, no-spot or slow-store=5';

/** How clients move from a lost region to this one. */
export type Move = Pick<Extract<Happening, { kind: 'other-region-lost' }>, 'noticed' | 'keptSeconds'>;

interface MoveValues {
  readonly failover?: string;
  readonly resolvers?: string;
  readonly scenario?: readonly string[];
}

/** Reads how clients move, where the user says it. */
export function readMove({ failover, resolvers, scenario = [] }: MoveValues, reader: Reader): Move {
  const idle = Object.entries({ '--failover': failover, '--resolvers': resolvers }).filter(([, value]) => value);
  if (!scenario.some((text) => text.startsWith(`lost=${otherRegion}`)))
    for (const [path, value] of idle) reader.wrong(path, value, `give it with --scenario lost=${otherRegion}`);
  return {
    noticed:
      failover === undefined
        ? { low: regionNoticedSeconds.fastest, high: regionNoticedSeconds.slowest }
        : always(reader.duration('--failover', failover, longestOutage)),
    keptSeconds:
      resolvers === undefined ? balancerAliasSeconds : reader.duration('--resolvers', resolvers, longestOutage),
  };
}

/** Reads what befalls the app; all of it at the beginning. */
export function readScenarios(texts: readonly string[], move: Move, problems: InputProblem[]): readonly Happening[] {
  const reader = new Reader(problems);
  return texts.flatMap((text) => {
    const [name = '', ...rest] = text.split('=');
    const happening = readOne(name, rest.join('='), reader) ?? readOther(text, move, reader);
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

function readOther(text: string, move: Move, reader: Reader): Happening | undefined {
  const [, share] = /^lost=other-region(?::(.*))?$/.exec(text) ?? [];
  if (share === undefined && text !== `lost=${otherRegion}`) return undefined;
  const percent = share === undefined ? 100 : readShare(share, reader);
  return { at: 0, kind: 'other-region-lost', share: percent / 100, ...move };
}

function readShare(text: string, reader: Reader): number {
  const path = `--scenario lost=${otherRegion}`;
  if (text.endsWith('%')) return reader.number(path, text.slice(0, -1), { most: mostFactor * 100 });
  return reader.wrong(path, text, "write its load in percent of this region's, such as 50%");
}

function readWarned(path: string, value: string, reader: Reader): Extract<Happening, { kind: 'warned' }>['which'] {
  if (value === 'zone') return 'zone';
  if (value.endsWith('%')) return { share: reader.number(path, value.slice(0, -1), { most: 100 }) / 100 };
  return { nodes: reader.whole(path, value, { least: 1, most: mostNodes }) };
}
