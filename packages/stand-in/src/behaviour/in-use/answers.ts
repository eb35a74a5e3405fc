import { Refusal } from '../../protocol/refusal';
import { namedGone } from '../../tables/in-use/gone';
import type { Refused } from '../../tables/in-use/in-use-rule';
import { protections } from '../../tables/in-use/protections';
import { refusedChanges } from '../../tables/in-use/refused-changes';
import { element, isMap, member, type Value, type ValueMap } from '../../value/value';
import { fillTemplate } from '../fill-template';
import type { Place } from '../place';
import { textsAt } from './texts-at';
import { type FoundUse, usesOf } from './uses-of';
import type { LiveObject, World } from './world';

/** The stand-in sends no request, so no request has an id; the form is that of a real one. */
const noRequest = '00000000-0000-0000-0000-000000000000';
/** Users that a refusal names; of more, their number. */
const namedAtMost = 5;

/** An object that is to be destroyed or changed, and where the provider works. */
export interface Asked {
  readonly type: string;
  readonly values: Value;
  readonly place: Place;
}

/** AWS's no to a destruction, in the provider's words; undefined when nothing keeps the object. */
export function refusedDestruction(asked: Asked, world: World): Refusal | undefined {
  return guarded(asked) ?? used(asked, usesOf(asked.type, asked.values, world));
}

/** How long the provider asks again when AWS refuses the destruction for this object's uses; undefined when it does not. */
export function waitsFor({ type, values }: Asked, world: World): string | undefined {
  return usesOf(type, values, world).map(({ row }) => row.rule.waits)[0];
}

/** AWS's no to a creation or a change in place. */
export function refusedChange(asked: Asked, prior: Value, world: World): Refusal | undefined {
  return wrongSize(asked, prior) ?? leadsNowhere(asked, prior, world);
}

/** A name that is new or changed, of something that is gone. */
function leadsNowhere(asked: Asked, prior: Value, world: World): Refusal | undefined {
  const { type, values } = asked;
  const found = Object.entries(namedGone).find(([key, { gone, of }]) => {
    const path = key.slice(key.indexOf('.') + 1);
    const former = textsAt(prior, path);
    const named = key === `${type}.${path}` ? textsAt(values, path).filter((text) => !former.includes(text)) : [];
    return named.some((text) => world.goneOf(gone).some((one) => of.some((name) => member(one.values, name) === text)));
  });
  if (found === undefined) return undefined;
  const [key, row] = found;
  return new Refusal(
    words(row, row.answer, asked),
    `${key.slice(type.length + 1)} names an ${row.gone} that has been destroyed (${row.source}). Apply what has a new one first.`,
  );
}

function wrongSize(asked: Asked, prior: Value): Refusal | undefined {
  const { type, values } = asked;
  if (!isMap(values)) return undefined;
  const change = Object.values(refusedChanges).find(
    (one) => one.type === type && one.when(values, isMap(prior) ? prior : undefined),
  );
  return change && new Refusal(words(change, change.answer, asked), `AWS refuses it (${change.source}).`);
}

function guarded(asked: Asked): Refusal | undefined {
  const found = Object.entries(protections).find(([key, { on }]) => {
    const [type, argument = ''] = key.split('.');
    return type === asked.type && member(asked.values, argument) === on;
  });
  if (found === undefined) return undefined;
  const [key, protection] = found;
  const argument = key.slice(asked.type.length + 1);
  return new Refusal(
    words(protection, protection.answer, asked),
    `${argument} is ${JSON.stringify(protection.on)} (${protection.source}). Turn it off, apply, and destroy then.`,
  );
}

function used(asked: Asked, found: readonly FoundUse[]): Refusal | undefined {
  const [first] = found;
  if (first === undefined) return undefined;
  const { rule, use } = first.row;
  const users = [...new Set(found.map(({ user, row }) => `${nameOf(user)} by ${row.at}`))];
  const more = users.length > namedAtMost ? ` and ${users.length - namedAtMost} more` : '';
  const again = rule.waits === undefined ? '' : ` The provider asks again for ${rule.waits}, and gives up.`;
  return new Refusal(
    words(rule, use.answer ?? rule.answer, asked),
    `It is used: ${users.slice(0, namedAtMost).join(', ')}${more}. AWS refuses it until they let go (${rule.source}).${again} ` +
      'Apply what uses it first, then what has it; or let it go last: keep it in the stack of what uses it.',
  );
}

function words({ doing, operation, status }: Refused, answer: string, { values, place, type }: Asked): string {
  const known: ValueMap = isMap(values) ? values : {};
  const facts = { type, block: { attributes: [], blocks: [] }, place, known, prior: null, seed: '' };
  const filled = (template: string): string => {
    const text = fillTemplate(withFallbacks(template), facts, '');
    return typeof text === 'string' ? text : template;
  };
  const sent = `operation error ${operation}, https response error StatusCode: ${status}, RequestID: ${noRequest}`;
  return `${filled(doing)}: ${sent}, ${filled(answer)}`;
}

/** What an object does not have is shown as the name of the attribute. */
const withFallbacks = (template: string): string => template.replace(/\{([\w.]+)\}/g, '{$1|$1}');

function nameOf({ type, values }: LiveObject): string {
  const metadata = element(member(values, 'metadata'), 0);
  const known = [member(values, 'id'), member(metadata, 'name'), member(values, 'name')];
  return `${type} ${known.filter((one) => typeof one === 'string').find((one) => one !== '') ?? ''}`.trim();
}
