import { type CanaryProblem, canaryProblems } from '../changes/canary-problems';
import { type HeldObject, heldObjects } from '../changes/held';
import type { NoSuchStep } from '../changes/no-such-step';
import { noSuchSteps } from '../changes/no-such-steps';
import type { FailedCheck } from '../plan/plan';
import type { Redaction } from '../redact/redaction';
import { code, cut, fenced, prose, visible } from './escape';
import { failures } from './failures';
import { plannedStacks, planOf } from './item';
import type { StackReview } from './review-input';
import type { Block, Section } from './section';
import { whereabouts } from './wording';

/** Longest message of a failed plan that is shown, in lines. */
const mostLines = 30;

/** What must not be applied as it is: stacks that could not be planned, canaries in the wrong order, what is still in use, checks that do not hold. */
export function problemsSection(stacks: readonly StackReview[], redaction: Redaction): Section {
  const held = heldObjects(plannedStacks(stacks)).map(inUse);
  const failed = [...failures(stacks)].map(([message, names]) => failure(names, message, redaction));
  const blocks = stacks.flatMap((stack): Block[] => {
    const plan = planOf(stack);
    return [
      ...(plan === undefined ? [] : canaryProblems(plan).map((problem) => canary(stack.name, problem))),
      ...(plan === undefined ? [] : noSuchSteps(plan)).map((step) => noSuchStep(stack.name, step)),
      ...(plan?.failedChecks ?? []).map((check) => failedCheck(stack.name, check, redaction)),
    ];
  });
  return { title: 'To be mended first', blocks: [...failed, ...held, ...blocks] };
}

/** Terraform's messages may quote values, so every line is looked at. */
function failure(stacks: readonly string[], message: string, redaction: Redaction): Block {
  return () => {
    const lines = message
      .trim()
      .split('\n')
      .map((line) => (redaction.hidesText(line) ? '(hidden)' : cut(visible(line.trimEnd()), 300)));
    const rest = lines.length - mostLines;
    const shown = rest > 0 ? [...lines.slice(0, mostLines), `(${rest} more lines, in the log of the run)`] : lines;
    return [`**Not planned** ${whereabouts(stacks)}`, '', fenced(shown, 'text')].join('\n');
  };
}

function canary(stack: string, { address, what, fix }: CanaryProblem): Block {
  return () => `**Canary out of order** ${whereabouts([stack])}: ${code(address)} ${prose(what)}; ${prose(fix)}`;
}

function inUse({ stack, address, what, fix }: HeldObject): Block {
  return () => `**Still in use** ${whereabouts([stack])}: ${code(address)} ${prose(what)}; ${prose(fix)}`;
}

function noSuchStep(stack: string, { address, what, fix }: NoSuchStep): Block {
  return () => `**No such step** ${whereabouts([stack])}: ${code(address)} ${prose(what)}; ${prose(fix)}`;
}

function failedCheck(stack: string, { address, status, messages }: FailedCheck, redaction: Redaction): Block {
  return () => {
    const shown = messages
      .slice(0, 5)
      .map((message) => `- ${redaction.hidesText(message) ? '(hidden)' : prose(message)}`);
    const title = status === 'fail' ? 'Check fails' : 'Check could not be evaluated';
    return [`**${title}** ${whereabouts([stack])}: ${code(address)}`, ...shown].join('\n');
  };
}
