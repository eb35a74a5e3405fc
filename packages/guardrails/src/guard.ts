import { Annotations, type App, TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';

import { type Problem, requireValid } from '@spot-serving/core';

import { describeFinding, type Finding } from './engine/finding';
import type { Rule } from './engine/rule';
import { allRules } from './families/all-rules';
import { findings } from './findings';

/**
 * Makes `app.synth()` fail when any stack breaks a rule, before a stack is written; warnings become annotations of their construct.
 *
 * Call it after the stacks are defined. It is a validation, and neither an error annotation nor an Aspect of the app: the cdktf command
 * line writes every stack in spite of error annotations (it sets CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS), and cdktf 0.21 invokes only
 * Aspects of stacks and what is below them. cdktf validates and writes stack by stack, so each stack's validation judges those after it as
 * well. What an Aspect of a later stack would still add is not seen then; define it in the construct.
 *
 * @param rules the rules to hold; @default all of this package
 * @throws MisconfigurationError when the app has no stack yet, or skips validations
 */
export function guard(app: App, rules: readonly Rule[] = allRules): void {
  const guarded = stacksOf(app);
  requireValid(app, guardProblems(app, guarded));
  for (const stack of guarded) {
    stack.node.addValidation({
      validate: () => {
        const [own = [], ...later] = from(stack, stacksOf(app)).map((each) => findings(each.toTerraform(), rules));
        own.filter(({ severity }) => severity === 'warning').forEach((finding) => warn(stack, finding));
        return report([...own, ...later.flat()].filter(({ severity }) => severity === 'error'));
      },
    });
  }
}

function guardProblems({ skipValidation }: App, stacks: readonly TerraformStack[]): Problem[] {
  const problems: Problem[] = [];
  if (stacks.length === 0)
    problems.push({ path: 'stacks', value: [], fix: 'call guard(app) after the stacks are defined' });
  const fix = 'leave it out: exempt(resource, rule, reason) sets one rule aside';
  if (skipValidation) problems.push({ path: 'skipValidation', value: true, fix });
  return problems;
}

/** Stacks in the order in which cdktf writes them. */
function stacksOf(app: App): readonly TerraformStack[] {
  return app.node.findAll().filter((node) => TerraformStack.isStack(node));
}

function from(stack: TerraformStack, stacks: readonly TerraformStack[]): readonly TerraformStack[] {
  return stacks.slice(stacks.indexOf(stack));
}

function warn(stack: TerraformStack, finding: Finding): void {
  const construct: IConstruct = stack.node.findAll().find(({ node }) => node.path === finding.path) ?? stack;
  Annotations.of(construct).addWarning(describeFinding(finding));
}

/** One validation error for all, because cdktf puts the path of the validating stack before each. */
function report(errors: readonly Finding[]): string[] {
  if (errors.length === 0) return [];
  const count = errors.length === 1 ? 'one finding' : `${errors.length} findings`;
  return [
    [`guardrails: ${count}, in this stack or later ones, which are not written:`, ...errors.map(describeFinding)].join(
      '\n    ',
    ),
  ];
}
