import { computeRegionProblems, describeProblem, eksZones, unknownRegion, when } from '@spot-serving/core/vocabulary';
import { Failure } from '@spot-serving/terraform-runner/program';

/**
 * Refuses a region in which no app can be, as its environment would be refused.
 *
 * @throws {Failure} 2 with what may have been meant
 */
export function refuseRegion(region: string): void {
  const otherwise = ', or make the app in another region and write its region there, with regionFacts';
  const [problem] = [
    ...computeRegionProblems(region),
    ...when(eksZones(region) === undefined, unknownRegion('region', region, otherwise)),
  ];
  if (problem !== undefined) throw new Failure(describeProblem(problem), 2);
}
