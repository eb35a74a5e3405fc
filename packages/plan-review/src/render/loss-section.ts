import { forcedBy, reasonOf } from '../changes/replace-cause';
import { stakeOf } from '../changes/stake';
import type { Redaction } from '../redact/redaction';
import { diffBlock } from './diff-block';
import { code, fenced, visible } from './escape';
import { type Group, grouped } from './grouped';
import type { Item } from './item';
import type { Section } from './section';
import { replacedChanges } from './visible-changes';
import { headline, listed, originLines } from './wording';

const VERBS = { replace: 'Replace', destroy: 'Destroy', deposed: 'Destroy a leftover of', forget: 'Forget' } as const;

type Loss = keyof typeof VERBS;

/** What is destroyed, replaced or forgotten: what holds state first, leftovers and forgotten objects last. */
export function lossSection(items: readonly Item[], redaction: Redaction): Section {
  const losses = grouped(
    items.filter(({ kind }) => kind in VERBS),
    ({ groupKey }) => groupKey,
  );
  const ranked = [...losses].sort((one, other) => rank(one.first) - rank(other.first));
  return {
    title: 'Destroyed, replaced, forgotten',
    blocks: ranked.map((group) => (detail) => {
      const stacks =
        group.first.kind === 'replace'
          ? group.all.map((item) => ({ stack: item.stack, changes: replacedChanges(item, redaction) }))
          : [];
      return [
        headline(VERBS[group.first.kind as Loss], group),
        ...facts(group),
        ...diffBlock(stacks, detail),
        ...renameLines(group.first),
      ].join('\n');
    }),
  };
}

function rank({ kind, change }: Item): number {
  if (kind === 'forget') return 4;
  if (kind === 'deposed') return 3;
  if (stakeOf(change.type) !== undefined) return 0;
  return kind === 'destroy' ? 1 : 2;
}

function facts({ first }: Group<Item>): readonly string[] {
  const stake = first.kind === 'deposed' ? undefined : stakeOf(first.change.type);
  return [
    ...(stake === undefined || first.kind === 'forget' ? [] : [`- **At stake: ${stake}**`]),
    ...causes(first),
    ...consequence(first),
    ...originLines(first),
  ];
}

function causes({ change }: Item): readonly string[] {
  const attributes = forcedBy(change);
  const reason = reasonOf(change);
  if (attributes.length > 0) return [`- Forced by ${listed(attributes)}${reason === undefined ? '' : `: ${reason}`}`];
  return reason === undefined ? [] : [`- Because ${reason}`];
}

function consequence({ kind, change, rename }: Item): readonly string[] {
  if (kind === 'deposed')
    return ['- The live object stays: this one is left over from a replacement that did not finish'];
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
    `- Looks renamed: ${listed([rename.to])} is made with the same content. To keep this object, say so on the new construct:`,
  ];
}

function renameLines({ rename }: Item): readonly string[] {
  return rename === undefined || rename.named !== undefined
    ? []
    : ['', fenced([visible(`resource.moveFromId(${JSON.stringify(rename.from)});`)], 'ts')];
}
