import type { AttributeChange } from '../changes/attribute-change';
import { attributeChanges } from '../changes/attribute-changes';
import type { OutputChange } from '../plan/plan';
import { isShownOutput } from '../redact/output-shown';
import type { Redaction } from '../redact/redaction';
import { changeLines, limited } from './change-lines';
import { fenced } from './escape';
import { planOf } from './item';
import type { StackReview } from './review-input';
import type { Section } from './section';
import { whereabouts } from './wording';

/** Outputs that change. Those between stacks are shown where they are plain ids, although cdktf marks them all sensitive. */
export function outputSection(stacks: readonly StackReview[], redaction: Redaction): Section {
  const blocks = stacks.flatMap((stack) => {
    const outputs = changedOutputs(stack);
    if (outputs.length === 0) return [];
    return [
      (detail: 'comment' | 'summary') => {
        const lines = changeLines(outputs.flatMap((output) => outputChanges(output, redaction)));
        return [`**Outputs** ${whereabouts([stack.name])}`, '', fenced(limited(lines, detail), 'diff')].join('\n');
      },
    ];
  });
  return { title: 'Outputs', folded: true, blocks };
}

/** Outputs of a stack that its plan changes. */
export function changedOutputs(stack: StackReview): readonly OutputChange[] {
  return (planOf(stack)?.outputs ?? []).filter(({ change }) => change.actions.join() !== 'no-op');
}

/** An output is compared as if it were an attribute of its name. */
function outputChanges(output: OutputChange, redaction: Redaction): readonly AttributeChange[] {
  const { name, change } = output;
  const masked = isShownOutput(output) ? false : undefined;
  return attributeChanges(
    'output',
    {
      ...change,
      before: { [name]: change.before },
      after: { [name]: change.after },
      afterUnknown: { [name]: change.afterUnknown },
      beforeSensitive: { [name]: masked ?? change.beforeSensitive },
      afterSensitive: { [name]: masked ?? change.afterSensitive },
    },
    redaction,
  );
}
