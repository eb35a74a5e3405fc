import { Refusal } from '../protocol/refusal';
import { type UniqueName, uniqueNames } from '../tables/unique-names';
import { isMap, type Value } from '../value/value';
import { fillTemplate } from './fill-template';
import type { Place } from './place';

/** A resource that may have a name of its own. */
export interface NamedResource {
  readonly type: string;
  /** Its planned values or its state. */
  readonly values: Value;
  /** Where it is made, unless its own `region` says otherwise. */
  readonly place: Place;
}

interface Name extends UniqueName {
  /** The name itself. */
  readonly text: string;
  /** Its scope in words, for example `account 123456789012`. */
  readonly scope: string;
}

const scopes: Readonly<Record<UniqueName['within'], string>> = {
  partition: 'partition {partition}',
  account: 'account {account}',
  region: 'region {region} of account {account}',
};

/** Names in use behind the stand-in, by type and scope. Types without unique names are never in it. */
export class NameRegister {
  private readonly live = new Set<string>();

  /** Notes the name of a resource that exists already. */
  observe(resource: NamedResource): void {
    const name = nameOf(resource);
    if (name) this.live.add(keyOf(resource, name));
  }

  /** Frees the name of a destroyed resource. */
  release(resource: NamedResource): void {
    const name = nameOf(resource);
    if (name) this.live.delete(keyOf(resource, name));
  }

  /**
   * Takes the name of a new resource.
   *
   * @throws Refusal with the code of AWS when a live resource has it
   */
  claim(resource: NamedResource): void {
    const name = nameOf(resource);
    if (name && this.live.has(keyOf(resource, name))) throw taken(name);
    this.observe(resource);
  }
}

const keyOf = ({ type }: NamedResource, { text, scope }: Name): string => JSON.stringify([type, scope, text]);

/** `undefined` when the type has no unique name, or this resource's is made up later. */
function nameOf({ type, values, place }: NamedResource): Name | undefined {
  const unique = uniqueNames[type];
  if (!unique || !isMap(values)) return undefined;
  const facts = { type, block: { attributes: [], blocks: [] }, place, known: values, prior: null, seed: '' };
  const [text, scope] = [unique.name, scopes[unique.within]].map((template) => fillTemplate(template, facts, ''));
  return typeof text === 'string' && typeof scope === 'string' ? { ...unique, text, scope } : undefined;
}

function taken({ subject, text, scope, code, source }: Name): Refusal {
  const what = `${scope} has a live resource of this type and name already; AWS answers ${source} with ${code}.`;
  const how =
    'Give one of them another name. With create_before_destroy the former resource has the name until the new one is there: ' +
    'use a name prefix.';
  return new Refusal(`creating ${subject} (${text}): ${code}`, `${what} ${how}`);
}
