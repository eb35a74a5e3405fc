import { Failure, type FailureProblem } from '@spot-serving/terraform-runner/program';

/** Something that was asked for and cannot be: where it stands, what stands there, and what to write. */
export type InputProblem = FailureProblem;

/** More than these of one kind are counted, not listed. */
const listed = 10;

/** Wrong input: every problem at once, a line each. */
export class WrongInput extends Failure {
  constructor(problems: readonly InputProblem[]) {
    super(textOf(problems), 2, problems);
    this.name = 'WrongInput';
  }
}

function textOf(problems: readonly InputProblem[]): string {
  const lines = problems
    .slice(0, listed)
    .map(({ path, value, fix }) => `${path} is ${value === undefined ? 'missing' : JSON.stringify(value)}: ${fix}`);
  const more = problems.length > listed ? [`and ${problems.length - listed} more`] : [];
  return [...lines, ...more, '"forecast --help" lists what there is'].join('\n');
}
