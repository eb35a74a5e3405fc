import { restricts } from '../exposure/conditions';
import { type Width, widthOf } from '../exposure/wide-statement';
import { canonical } from '../fingerprint/canonical';
import { isList, isObject, type Json, type JsonObject, objectOf } from '../plan/json';
import type { Change } from '../plan/plan';
import { structureOf } from '../plan/structure';
import type { Place } from '../redact/place';
import type { Redaction } from '../redact/redaction';

/** A statement that a policy gains or loses, in one line, redacted. */
export interface StatementChange {
  /** Attribute that holds the policy. */
  readonly attribute: string;
  readonly sign: '+' | '-';
  readonly statement: string;
  /** What it gives that is worth a second look, see `widthOf`; undefined of what is taken away. */
  readonly width: Width | undefined;
  /** Accounts that it names as principals, without a condition that says who of them. */
  readonly principals: readonly string[];
}

/** Attributes that are policies even where their text is not known yet. */
const policyAttributes = ['policy', 'assume_role_policy', 'access_policies', 'policy_document'];

/**
 * Statements that a change adds to, and takes from, the policies in the attributes of a resource. A statement that is worded anew is both. A policy that
 * is known after apply only is one line that says so, for what it had may stay.
 */
export function statementChanges(type: string, change: Change, redaction: Redaction): readonly StatementChange[] {
  const masks = [change.beforeSensitive, change.afterSensitive];
  const [olds, news] = [texts(change.before, masks, redaction), texts(change.after, masks, redaction)];
  const unknown = unknownPolicies(change, olds);
  return [...new Set([...olds.keys(), ...news.keys(), ...unknown])]
    .sort()
    .flatMap((key): readonly StatementChange[] => {
      if (unknown.has(key))
        return [{ attribute: key, sign: '+', statement: '(known after apply)', width: undefined, principals: [] }];
      const place: Place = { type, key, depth: 1, owners: [] };
      return changesOf(place, [olds.get(key) ?? '', news.get(key) ?? ''], redaction);
    });
}

function unknownPolicies({ afterUnknown }: Change, before: ReadonlyMap<string, string>): ReadonlySet<string> {
  if (!isObject(afterUnknown)) return new Set();
  return new Set(
    Object.keys(afterUnknown).filter(
      (key) => afterUnknown[key] === true && (before.has(key) || policyAttributes.includes(key)),
    ),
  );
}

/** Texts that hold policies and are sensitive on neither side, by attribute. */
function texts(value: Json, masks: readonly Json[], redaction: Redaction): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  if (!isObject(value)) return found;
  for (const key in value) {
    const text = value[key];
    if (typeof text !== 'string' || !text.includes('"Statement"') || isMarked(key, masks)) continue;
    if (!redaction.hasSensitive(text)) found.set(key, text);
  }
  return found;
}

function isMarked(key: string, masks: readonly Json[]): boolean {
  return masks.some((mask) => mask === true || (isObject(mask) && mask[key] === true));
}

/** Statements that one of two texts has and the other has not, the order of keys aside. */
function changesOf(
  place: Place,
  [old, fresh]: readonly [string, string],
  redaction: Redaction,
): readonly StatementChange[] {
  if (old === fresh) return [];
  const [before, after] = [statementsIn(old), statementsIn(fresh)];
  const gone = shown(before, after, place, redaction);
  const added = shown(after, before, place, redaction);
  const only = (own: typeof gone, other: typeof gone) => [...own].filter(([text]) => !other.has(text));
  return [
    ...only(gone, added).map(([, statement]) => changeOf(place, '-', statement)),
    ...only(added, gone).map(([, statement]) => changeOf(place, '+', statement)),
  ];
}

/** Statements by canonical text, as they may be shown; those that the other side has word for word are left out, for speed. */
function shown(
  own: ReadonlyMap<string, Json>,
  other: ReadonlyMap<string, Json>,
  place: Place,
  redaction: Redaction,
): ReadonlyMap<string, JsonObject> {
  const found = new Map<string, JsonObject>();
  for (const [text, statement] of own) {
    const redacted = other.has(text) ? undefined : redaction.redacted(statement, undefined, place);
    if (isObject(redacted)) found.set(canonical(redacted), redacted);
  }
  return found;
}

/** The statements of a policy, by their texts; none of a text that is no policy. */
function statementsIn(text: string): ReadonlyMap<string, Json> {
  const policy = structureOf(text, false);
  const statements = isObject(policy) ? policy.Statement : undefined;
  return new Map(listed(statements ?? null).map((one) => [JSON.stringify(one), one]));
}

function listed(statements: Json): readonly Json[] {
  return isList(statements) ? statements : [statements];
}

/** The policy of an endpoint gives nothing: it only holds back what comes through (AWS PrivateLink guide, "Control access to VPC endpoints"). */
const holdsBack = /^aws_vpc_endpoint(?:_policy)?$/;

function changeOf({ type, key: attribute }: Place, sign: '+' | '-', statement: JsonObject): StatementChange {
  const width = sign === '+' && !holdsBack.test(type) ? widthOf(statement) : undefined;
  return { attribute, sign, statement: worded(statement), width, principals: accountsIn(statement) };
}

function accountsIn({ Effect, Principal, Condition }: JsonObject): readonly string[] {
  if (Effect !== 'Allow' || restricts(Condition)) return [];
  const named = JSON.stringify(objectOf(Principal).AWS ?? []).matchAll(/"(?:arn:aws[\w-]*:(?:iam|sts)::)?(\d{12})\b/g);
  return [...new Set([...named].map(([, account = '']) => account))];
}

/** Such as `Allow s3:GetObject, s3:ListBucket on * by ec2.amazonaws.com if {...} [ReadModels]`. */
function worded(statement: JsonObject): string {
  const { Sid, Effect, Action, NotAction, Resource, NotResource, Principal, NotPrincipal, Condition } = statement;
  return [
    `${textIn(Effect)} ${NotAction === undefined ? textIn(Action) : `everything but ${textIn(NotAction)}`}`,
    NotResource === undefined
      ? Resource === undefined
        ? ''
        : `on ${textIn(Resource)}`
      : `on everything but ${textIn(NotResource)}`,
    Principal === undefined ? '' : `by ${textIn(Principal)}`,
    NotPrincipal === undefined ? '' : `by everyone but ${textIn(NotPrincipal)}`,
    Condition === undefined ? '' : `if ${JSON.stringify(Condition)}`,
    Sid === undefined ? '' : `[${textIn(Sid)}]`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function textIn(value: Json | undefined): string {
  if (isList(value)) return value.map(textIn).join(', ');
  if (isObject(value))
    return Object.entries(value)
      .map(([key, one]) => `${key} ${textIn(one)}`)
      .join(', ');
  return typeof value === 'string' ? value : value === undefined || value === null ? '?' : JSON.stringify(value);
}
