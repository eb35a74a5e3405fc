import { bodyProblems, programProblems } from './body-problems';
import { chartProblems } from './chart-problems';
import { expressionProblems } from './expression-problems';
import { membersOf } from './json';
import { providerProblems } from './provider-problems';
import { spellingProblems } from './spelling-problems';
import { stateProblems } from './state-problems';

/** Settings of the `terraform` block. */
export const settings: readonly string[] = ['backend', 'required_providers', 'required_version'];

/**
 * What keeps a stack from being planned beside credentials: all by which Terraform would run a program, read a file of the machine, read more than the app
 * has, or send what it reads to somebody else. A plan of a pull request is made of what that pull request wrote.
 *
 * Everything here is a list of what may be, in the one spelling that cdktf has: what is in no list, or spelled otherwise, is refused.
 *
 * @param json parsed content of its `cdk.tf.json`
 * @param app name of the app
 */
export function configurationProblems(json: unknown, app: string): readonly string[] {
  const spelling = spellingProblems(json);
  if (spelling.length > 0) return spelling;
  const stack = membersOf(json);
  return [
    ...Object.keys(membersOf(stack.terraform))
      .filter((name) => !settings.includes(name))
      .map((name) => `its terraform block has ${name}`),
    ...stateProblems(stack, app),
    ...providerProblems(stack),
    ...bodyProblems(stack),
    ...programProblems(stack),
    ...chartProblems(stack),
    ...expressionProblems(json),
  ];
}

/**
 * What runs a program, or leads elsewhere, and stands in no plan: a plan with it and one without do the same, so no review vouches for it.
 *
 * @param json as for {@link configurationProblems}
 */
export function unseenProblems(json: unknown): readonly string[] {
  const spelling = spellingProblems(json);
  if (spelling.length > 0) return spelling;
  const stack = membersOf(json);
  return [...providerProblems(stack), ...programProblems(stack)];
}
