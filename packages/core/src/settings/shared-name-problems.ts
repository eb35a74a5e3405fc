import { otherRegionFix } from '../aws/other-region-fix';
import { type Problem, when } from '../problems';
import { hostNameProblems, zoneProblems } from './endpoint-problems';
import { listProblems } from './list-problems';

/** What decides how a name is shared by the apps of several regions. */
export interface SharedName {
  readonly hostName: string;
  readonly zoneName: string;
  readonly sharedHostName?: string;
  readonly sharedRegions?: readonly string[];
}

/** What is wrong with a name that the apps of several regions answer to. */
export function sharedNameProblems({ hostName, zoneName, sharedHostName, sharedRegions }: SharedName): Problem[] {
  const alone = {
    path: 'sharedRegions',
    value: sharedRegions,
    fix: 'say the name too: sharedHostName',
    against: ['sharedHostName'],
  };
  if (sharedHostName === undefined) return when(sharedRegions !== undefined, alone);
  const own = 'name another host than hostName, which stays the name of this region alone';
  const outside = zoneProblems(sharedHostName, zoneName).filter(({ path }) => path === 'hostName');
  return [
    ...when(sharedHostName === hostName, {
      path: 'sharedHostName',
      value: sharedHostName,
      fix: own,
      against: ['hostName'],
    }),
    ...hostNameProblems(sharedHostName, 'sharedHostName'),
    ...outside.map((problem) => ({ ...problem, path: 'sharedHostName' })),
    ...listProblems(sharedRegions ?? [], 'sharedRegions', () => undefined),
  ];
}

/** What is wrong with the regions that an app answers for, seen from its own: they are of one zone, so of one account. */
export function answeredRegionProblems(
  { sharedRegions = [] }: Pick<SharedName, 'sharedRegions'>,
  own: string,
): Problem[] {
  return sharedRegions.flatMap((value, index) => {
    const fix = otherRegionFix(value, own);
    return fix === undefined ? [] : [{ path: `sharedRegions[${index}]`, value, fix }];
  });
}
