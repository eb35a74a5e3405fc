import type { Finding } from './finding';

/**
 * Tells a person of findings when it is time: at once of what nothing under way mends, of the others when they have lasted. Each problem of a
 * workload is told once, however many of its pods have it.
 */
export class Patience {
  private readonly since = new Map<string, number>();
  private readonly told = new Set<string>();

  /** @param milliseconds that a finding has to last, so that the minute in which a node boots is no news */
  constructor(private readonly milliseconds: number) {}

  /** What is to be told of the findings of now. */
  due(findings: readonly Finding[], now: number): readonly Finding[] {
    const subjects = new Set(findings.map(subjectOf));
    for (const subject of this.since.keys()) if (!subjects.has(subject)) this.since.delete(subject);
    for (const subject of subjects) if (!this.since.has(subject)) this.since.set(subject, now);
    const ripe = findings.filter(
      (finding) => finding.final === true || now - (this.since.get(subjectOf(finding)) ?? now) >= this.milliseconds,
    );
    return eachProblem(ripe).filter(
      (finding) => !this.told.has(problemOf(finding)) && this.told.add(problemOf(finding)),
    );
  }
}

/** The first finding of each problem of a workload. */
export function eachProblem(findings: readonly Finding[]): readonly Finding[] {
  return [...new Map([...findings].reverse().map((finding) => [problemOf(finding), finding])).values()].reverse();
}

const subjectOf = ({ workload, about }: Finding) => `${workload} ${about}`;
const problemOf = ({ workload, problem }: Finding) => `${workload} ${problem}`;
