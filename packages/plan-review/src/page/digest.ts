import { estimateCost, regionOf } from '../cost/estimate-cost';
import { objectsOf } from '../cost/plan-objects';
import type { Range } from '../cost/range';
import { titles } from '../render/head';
import { planOf } from '../render/item';
import { readReview } from '../render/read-review';
import type { ReviewInput } from '../render/review-input';
import { counted } from '../render/wording';
import { waitRows } from './parts/wait-part';
import { type Drain, holds, readDrains } from './scene/read-drains';
import { readScene } from './scene/read-scene';
import type { Scene } from './scene/scene';

/** A line of a digest: what it is about, and what it says, in plain text. */
export type DigestLine = readonly [about: string, said: string];

/** What a reader of a terminal wants to know of an environment, a line each: what it is, what it costs, how soon it scales, what a Spot warning does. */
export function digest(input: ReviewInput): readonly DigestLine[] {
  const read = readReview(input);
  const plans = input.stacks.flatMap((stack) => planOf(stack) ?? []);
  const scene = readScene(plans, read.items, read.redaction);
  const objects = objectsOf(plans, 'after');
  const some = (about: string, said: string): readonly DigestLine[] => (said === '' ? [] : [[about, said]]);
  return [
    ...some('Built', built(scene, objects.length, input.stacks.length)),
    ...some(
      'Nodes',
      scene.pools
        .map(({ name, least, most, spot }) => `${name} ${least}-${most} ${spot ? 'Spot' : 'On-Demand'}`)
        .join(', '),
    ),
    ...some(
      'Models',
      scene.models
        .map(({ name, version, least, most }) => `${name} version ${version} (${least}-${most} pods)`)
        .join(', '),
    ),
    ...some('Costs', costs(objects)),
    ...some('Scales', scales(waitRows(objects))),
    ...some('Spot warning', warning(readDrains(objects))),
    [
      'Review',
      `${titles[read.judgement.verdict]}${read.counts.create > 0 ? `, ${counted(read.counts.create, 'object')} to create` : ''}`,
    ],
  ];
}

function built({ networks, cluster }: Scene, objects: number, stacks: number): string {
  const zones = networks.reduce((sum, one) => sum + one.zones.length, 0);
  const parts = [
    `${counted(objects, 'object')} in ${counted(stacks, 'stack')}`,
    ...(zones > 0 ? [`a network over ${zones} zones`] : []),
    ...(cluster === undefined ? [] : [`EKS ${cluster.version} with a ${cluster.publicApi ? 'public' : 'private'} API`]),
  ];
  return parts.join(', ');
}

function costs(objects: Parameters<typeof estimateCost>[0]): string {
  const region = regionOf(objects);
  const estimate = region === undefined ? undefined : estimateCost(objects, region);
  if (estimate === undefined || estimate.lines.length === 0) return '';
  const { floor, expected, ceiling } = estimate.total;
  const least = estimate.incomplete ? 'at least ' : '';
  return `${least}${dollars(expected)} USD a month as expected, ${dollars(floor)} at the least, ${dollars(ceiling)} at the largest size`;
}

function dollars({ low, high }: Range): string {
  const [from = '', to = ''] = [low, high].map((amount) => Math.round(amount).toLocaleString('en-US'));
  return from === to ? from : `${from}-${to}`;
}

/** The slowest model of each reason. */
function scales(rows: ReturnType<typeof waitRows>): string {
  const reasons = [...new Set(rows.map(({ reason }) => reason))];
  return reasons
    .map((reason) => {
      const slowest = Math.max(...rows.filter((row) => row.reason === reason).map(({ p95 }) => p95));
      return `${reason.toLowerCase().replace('spot', 'Spot')}: ${Math.round(slowest)} s`;
    })
    .join('; ')
    .replace(/^(.)/, 'a pod answers within (p95): $1');
}

function warning(drains: readonly Drain[]): string {
  const [worst] = [...drains].sort((one, other) => other.killed - one.killed);
  if (worst === undefined) return '';
  const said = `pods are asked to leave within ${tenth(worst.evicted)} s, and are gone by ${tenth(worst.killed)} s of ${worst.ends}`;
  return drains.every(holds) ? `${said}: no request is cut off` : `${said}: NOT every request is answered`;
}

const tenth = (value: number): number => Math.round(value * 10) / 10;
