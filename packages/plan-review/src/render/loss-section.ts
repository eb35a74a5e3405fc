import { forcedBy, reasonOf } from '../changes/replace-cause';
import { nameOf } from '../consequences/grouped-words';
import { belongsTo, isRenewed, modelsThatGo } from '../consequences/loss-consequences';
import { stakeOf } from '../consequences/stake-of';
import type { Redaction } from '../redact/redaction';
import { type Alike, alike } from './alike';
import { diffBlock, isOne, type StackLines } from './diff-block';
import { code, fenced, visible } from './escape';
import type { Group } from './grouped';
import type { Item } from './item';
import { itemDiff } from './item-diff';
import type { Block, Section } from './section';
import { alikeHeadline, counted, listed, originLines, placeOf } from './wording';

const verbs = { replace: 'Replace', destroy: 'Destroy', deposed: 'Destroy a leftover of', forget: 'Forget' } as const;

type Loss = keyof typeof verbs;

/** What is destroyed, replaced or forgotten: what holds data first, leftovers and forgotten objects last. What goes with a model is one block. */
export function lossSection(items: readonly Item[], redaction: Redaction): Section {
  const lost = items.filter((item) => item.kind in verbs && !isRenewed(item));
  const models = modelsThatGo(lost);
  const apart = lost.filter((item) => !models.some((model) => belongsTo(item, model)));
  const groups = alike(apart, (group) =>
    JSON.stringify([facts(group), linesOf(group, redaction), renameLines(group.first)]),
  );
  const ranked = [...groups].sort((one, other) => rank(one.first.first) - rank(other.first.first));
  const together = models.map((model) =>
    modelBlock(
      model.name,
      lost.filter((item) => belongsTo(item, model)),
      redaction,
    ),
  );
  return {
    title: 'Destroyed, replaced, forgotten',
    blocks: [...ranked.map((group) => block(group, redaction)), ...together.flat()],
  };
}

function block(group: Alike, redaction: Redaction): Block {
  const { first } = group.first;
  return (detail) =>
    [
      alikeHeadline(verbs[first.kind as Loss], group, detail, isOne(linesOf(group.first, redaction))),
      ...stakeLines(group, redaction),
      ...facts(group.first),
      ...(group.all.length === 1 ? originLines(first) : []),
      ...diffBlock(linesOf(group.first, redaction), detail),
      ...renameLines(first),
    ].join('\n');
}

/** What goes with objects, where it is worth more than a glance. */
function stakeLines({ first, all }: Alike, redaction: Redaction): readonly string[] {
  const { kind, change } = first.first;
  const stake = kind === 'destroy' || kind === 'replace' ? stakeOf(change.type, change.change.before) : undefined;
  if (stake === undefined || stake.severity !== 'danger') return [];
  const names = listed(all.map((group) => nameOf(group.first, redaction)));
  return [`- **At stake**: ${stake.words.replace('{name}', () => names)}`];
}

function modelBlock(model: string, items: readonly Item[], redaction: Redaction): readonly Block[] {
  const types = [...new Set(items.map(({ change }) => change.type))];
  if (items.length === 0) return [];
  return [
    () =>
      [
        `**Destroy** with model ${code(redaction.hidesText(model) ? '(hidden)' : model)} ${placeOf(items)}: ${counted(items.length, 'object')}`,
        ...types.map(
          (type) =>
            `- ${code(type)}: ${listed(items.filter(({ change }) => change.type === type).map((item) => nameOf(item, redaction)))}`,
        ),
      ].join('\n'),
  ];
}

function linesOf({ first, all }: Group<Item>, redaction: Redaction): readonly StackLines[] {
  return first.kind === 'replace' ? all.map((item) => ({ stack: item.stack, lines: itemDiff(item, redaction) })) : [];
}

function rank({ kind, change }: Item): number {
  if (kind === 'forget') return 4;
  if (kind === 'deposed') return 3;
  if (stakeOf(change.type, change.change.before)?.holds) return 0;
  return kind === 'destroy' ? 1 : 2;
}

function facts({ first }: Group<Item>): readonly string[] {
  return [...causes(first), ...order(first)];
}

function causes({ change }: Item): readonly string[] {
  const attributes = forcedBy(change);
  const reason = reasonOf(change);
  if (attributes.length > 0) return [`- Forced by ${listed(attributes)}${reason === undefined ? '' : `: ${reason}`}`];
  return reason === undefined ? [] : [`- Because ${reason}`];
}

function order({ kind, change, rename, synthesized }: Item): readonly string[] {
  if (kind === 'deposed')
    return ['- The live object stays: this one is left over from a replacement that did not finish'];
  if (kind === 'forget' && change.change.actions.includes('create'))
    return [
      '- A new one is made; the old one leaves the state and stays in the cloud, where nothing looks after it any more',
    ];
  if (kind === 'forget') return ['- It leaves the state and stays in the cloud, where nothing looks after it any more'];
  if (kind === 'replace') {
    return [
      change.change.actions[0] === 'delete'
        ? '- Old one first: it is gone until the new one is made'
        : '- New one first: the old one goes when the new one is made',
    ];
  }
  if (rename === undefined) return [];
  if (rename.named !== undefined)
    return [
      `- Looks renamed: ${listed([rename.to])} is made with the same content, under another ${code(rename.named)}. That makes another object, whatever its address, so ${code('moveFromId')} keeps nothing`,
      '- To lose nothing in between, take two steps: add the new one beside this one, and apply; leave this one out when nothing uses it any more',
    ];
  return [
    `- Looks renamed: ${listed([rename.to])} is made with the same content. To keep this object, ${synthesized ? 'say so on the new construct' : 'say in the code that it moved'}:`,
  ];
}

/** What keeps an object that only has another address: of a construct a call, of plain HCL a block. */
function renameLines({ rename, synthesized }: Item): readonly string[] {
  if (rename === undefined || rename.named !== undefined) return [];
  if (synthesized) return ['', fenced([visible(`resource.moveFromId(${JSON.stringify(rename.from)});`)], 'ts')];
  const block = ['moved {', visible(`  from = ${rename.from}`), visible(`  to   = ${rename.to}`), '}'];
  return ['', fenced(block, 'hcl')];
}
