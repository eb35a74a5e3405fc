import { isList, isObject, type Json, type JsonObject } from '../plan/json';
import { restricts } from './conditions';

/** What a statement gives to whom: `everybody` may use it, `everything` may be done, `writes` on any resource; undefined for none of them. */
export type Width = 'everybody' | 'everything' | 'writes';

/**
 * Whether a statement allows too much. The resource of a policy that names a principal is the one it hangs on, so `*` says nothing there; a condition counts
 * only if it says who may ask.
 */
export function widthOf(statement: JsonObject): Width | undefined {
  const { Effect, Action, NotAction, Resource, NotResource, Principal, NotPrincipal, Condition } = statement;
  if (Effect !== 'Allow') return undefined;
  const actions = listed(Action);
  const everything = NotAction !== undefined || actions.some((one) => one === '*' || one === '*:*');
  if (Principal !== undefined || NotPrincipal !== undefined) {
    const open = NotPrincipal !== undefined || isEverybody(Principal);
    if (open && !restricts(Condition)) return 'everybody';
    return everything ? 'everything' : undefined;
  }
  if (everything) return 'everything';
  if (restricts(Condition) || (isObject(Condition) && Object.keys(Condition).length > 0)) return undefined;
  const anything = NotResource !== undefined || listed(Resource).some(isAnything);
  return anything && actions.some((one) => typeof one === 'string' && isWrite(one)) ? 'writes' : undefined;
}

function listed(value: Json | undefined): readonly Json[] {
  return isList(value) ? value : value === undefined ? [] : [value];
}

/** Anybody with an account, and anybody who has a token of an identity provider that others use too. */
function isEverybody(principal: Json | undefined): boolean {
  if (principal === '*') return true;
  if (!isObject(principal)) return false;
  return listed(principal.AWS).includes('*') || listed(principal.Federated).some((one) => typeof one === 'string');
}

function isAnything(resource: Json): boolean {
  return typeof resource === 'string' && /^(?:\*|arn:(?:aws[\w-]*|\*):[\w*-]*:\*?:\*?:\*)$/.test(resource);
}

function isWrite(action: string): boolean {
  return !/^[\w-]+:(?:Describe|Get|List|Head|BatchGet|Lookup|View|Search)/.test(action);
}
