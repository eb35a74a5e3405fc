import { z } from 'zod';

import { eksZones } from '../aws/known-regions';
import { unknownRegionFix } from '../aws/other-region-fix';
import { computeRegionProblems } from '../aws/place-problems';
import { type Problem, when } from '../problems';
import { text, whole } from './forms';
import { section } from './section';

/** What somebody read of a region that the packages' own table lacks, or is behind. It lets an app into such a region. */
export interface RegionFactsSection {
  /** How many zones, open to every account, EKS places a cluster in. */
  readonly zones: number;
  /** Families of EC2 types that are offered there, though the table of their regions does not say so. @default none */
  readonly families?: readonly string[];
  /** Where that was read, and when. */
  readonly source: string;
}

const zonesFix = 'say in how many zones of the region EKS runs, 2 or more';
const familyFix = "name families of EC2 types, such as 'm7a'";
const sourceFix = 'say where you read that, and when';

/** Its shape. */
export const regionFactsSchema = section({
  zones: whole(zonesFix, 2),
  families: z.array(text(/^[a-z][a-z0-9-]*$/, familyFix, 'm7a'), { error: familyFix }).optional(),
  source: text(/\S/, sourceFix, 'AWS News Blog, 2027-01-15'),
});

/** What the place of an app is judged by. */
export interface RegionUse {
  readonly region: string;
  /** @default none - the table alone decides */
  readonly regionFacts?: RegionFactsSection;
  /** Region of the states. */
  readonly stateRegion: string;
  /** Zones that the network spreads over. */
  readonly zones: number;
}

/** What is wrong with where an app is: a region that nobody knows of, or that has fewer zones for EKS than the network wants. */
export function regionUseProblems({ region, regionFacts, stateRegion, zones }: RegionUse): Problem[] {
  const misplaced = computeRegionProblems(region);
  if (misplaced.length > 0) return misplaced;
  const offered = regionFacts?.zones ?? eksZones(region)?.length;
  const elsewhere = stateRegion !== region && eksZones(stateRegion) === undefined;
  const fix = `${region} has ${offered} zones in which EKS runs: use no more, or another region`;
  return [
    ...when(
      offered === undefined,
      unknown('region', region, ', or say what you read of it: regionFacts: { zones, source }'),
    ),
    ...when(elsewhere, unknown('state.region', stateRegion, '')),
    ...when(offered !== undefined && zones > offered, {
      path: 'network.zones',
      value: zones,
      fix,
      against: ['region'],
    }),
  ];
}

function unknown(path: string, value: string, otherwise: string): Problem {
  return { path, value, fix: `${unknownRegionFix(value)}${otherwise}` };
}
