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
  const before = policies(type, olds, news, redaction);
  const after = policies(type, news, olds, redaction);
  const unknown = unknownPolicies(change, before);
  return [...new Set([...before.keys(), ...after.keys(), ...unknown])]
    .sort()
    .flatMap((attribute): readonly StatementChange[] => {
      if (unknown.has(attribute))
        return [{ attribute, sign: '+', statement: '(known after apply)', width: undefined, principals: [] }];
      const [old, fresh] = [
        before.get(attribute) ?? new Map<string, JsonObject>(),
        after.get(attribute) ?? new Map<string, JsonObject>(),
      ];
      return [
        ...[...old]
          .filter(([text]) => !fresh.has(text))
          .map(([, statement]) => changeOf(type, attribute, '-', statement)),
        ...[...fresh]
          .filter(([text]) => !old.has(text))
          .map(([, statement]) => changeOf(type, attribute, '+', statement)),
      ];
    });
}

function unknownPolicies({ afterUnknown }: Change, before: ReadonlyMap<string, unknown>): ReadonlySet<string> {
  if (!isObject(afterUnknown)) return new Set();
  return new Set(
    Object.keys(afterUnknown).filter(
      (key) => afterUnknown[key] === true && (before.has(key) || policyAttributes.includes(key)),
    ),
  );
}

/** Texts that hold policies and are sensitive on neither side, by attribute. */
function texts(value: Json, masks: readonly Json[], redaction: Redaction): Map<string, string> {
  const hidden = (key: string): boolean =>
    masks.some((mask) => mask === true || (isObject(mask) && mask[key] === true));
  const all = Object.entries(isObject(value) ? value : {});
  return new Map(
    all.flatMap(([key, text]): [string, string][] => {
      const isPolicy = typeof text === 'string' && text.includes('"Statement"') && !hidden(key);
      return isPolicy && !redaction.hasSensitive(text) ? [[key, text]] : [];
    }),
  );
}

/** Statements by canonical text, by attribute; those that the other side has word for word are left out, for speed. */
function policies(
  type: string,
  own: Map<string, string>,
  other: Map<string, string>,
  redaction: Redaction,
): Map<string, Map<string, JsonObject>> {
  const found = [...own].map(([key, text]): [string, Map<string, JsonObject>] => {
    const same = new Set(statementsIn(other.get(key) ?? '').map((one) => JSON.stringify(one)));
    const place: Place = { type, key, depth: 1, owners: [] };
    const changed = statementsIn(text).filter((one) => !same.has(JSON.stringify(one)));
    const shown = changed.map((one) => redaction.redacted(one, undefined, place)).filter(isObject);
    return [key, new Map(shown.map((statement) => [canonical(statement), statement]))];
  });
  return new Map(found);
}

function statementsIn(text: string): readonly Json[] {
  const policy = structureOf(text, false);
  const statements = isObject(policy) ? policy.Statement : undefined;
  return isList(statements) ? statements : [statements ?? null];
}

/** The policy of an endpoint gives nothing: it only holds back what comes through (AWS PrivateLink guide, "Control access to VPC endpoints"). */
const holdsBack = /^aws_vpc_endpoint(?:_policy)?$/;

function changeOf(type: string, attribute: string, sign: '+' | '-', statement: JsonObject): StatementChange {
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
