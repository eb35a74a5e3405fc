import { attributeChanges } from '../changes/attribute-changes';
import { type ChangeKind, kindOf } from '../changes/kind-of';
import { putOffBecause, triggeredBy } from '../changes/later';
import { writtenOnly } from '../changes/written-only';
import type { ActionInvocation, DeferredChange } from '../plan/plan';
import type { Redaction } from '../redact/redaction';
import { changeLines, limited } from './change-lines';
import { code, fenced } from './escape';
import { planOf } from './item';
import type { StackReview } from './review-input';
import type { Block, Section } from './section';
import { listed, whereabouts } from './wording';

const verbs: Readonly<Partial<Record<ChangeKind, string>>> = {
  create: 'Create',
  update: 'Update',
  replace: 'Replace',
  destroy: 'Destroy',
  deposed: 'Destroy a leftover of',
  forget: 'Forget',
  move: 'Move',
  import: 'Import',
  read: 'Read',
};

/** Actions that providers run: what each is told, and what has it run. */
export function actionsSection(stacks: readonly StackReview[], redaction: Redaction): Section {
  const blocks = stacks.flatMap((stack) =>
    (planOf(stack)?.actions ?? [])
      .filter(({ deferred }) => deferred === undefined)
      .map((action) => actionBlock(stack.name, action, redaction)),
  );
  return { title: 'Actions that run', blocks };
}

function actionBlock(stack: string, { address, type, trigger, change }: ActionInvocation, redaction: Redaction): Block {
  return (detail) => {
    const lines = limited(changeLines(attributeChanges(type, change, redaction)), detail);
    const diff = lines.length === 0 ? [] : ['', fenced(lines, 'diff')];
    return [`**Run** ${code(address)} ${whereabouts([stack])}: ${triggeredBy(trigger)}`, ...diff].join('\n');
  };
}

/** What is left for a later plan, each with its reason. */
export function deferredSection(stacks: readonly StackReview[], redaction: Redaction): Section {
  const blocks = stacks.flatMap((stack) => {
    const { deferred = [], actions = [] } = planOf(stack) ?? {};
    const later = actions.flatMap(({ address, deferred: reason }) =>
      reason === undefined
        ? []
        : [() => `**Put off** ${whereabouts([stack.name])}: run ${code(address)}: ${putOffBecause(reason)}`],
    );
    return [...deferred.map((change) => deferredBlock(stack.name, change, redaction)), ...later];
  });
  return { title: 'Put off to a later plan', blocks };
}

function deferredBlock(stack: string, one: DeferredChange, redaction: Redaction): Block {
  return (detail) => {
    const kind = kindOf(one);
    const compared = kind === 'update' || kind === 'replace' ? attributeChanges(one.type, one.change, redaction) : [];
    const lines = limited(changeLines(compared), detail);
    const verb = verbs[kind] ?? one.change.actions.join(', ');
    const head = `**Put off** ${whereabouts([stack])}: ${verb.toLowerCase()} ${code(one.address)}: ${putOffBecause(one.reason)}`;
    return [head, ...(lines.length === 0 ? [] : ['', fenced(lines, 'diff')])].join('\n');
  };
}

/** What is in no plan and in no state: ephemeral resources, and arguments that are only written, by the convention of their names. */
export function unseenSection(stacks: readonly StackReview[]): Section {
  const blocks = stacks.flatMap((stack): Block[] => {
    const plan = planOf(stack);
    const written = (plan?.changes ?? []).flatMap(({ address, change: { actions, before, after } }) =>
      actions.includes('no-op') ? [] : writtenOnly(before, after).map((name) => `${address}.${name}`),
    );
    return [
      ...(plan?.ephemeral === undefined
        ? []
        : [() => `- Read ${whereabouts([stack.name])}: ${listed(plan.ephemeral ?? [])}`]),
      ...(written.length === 0 ? [] : [() => `- Written anew ${whereabouts([stack.name])}: ${listed(written)}`]),
    ];
  });
  return { title: 'Ephemeral and write-only: no plan has these values', list: true, folded: true, blocks };
}
