import { blocksOf, isObject, type JsonObject, objectOf, textOf, textsOf } from '../engine/json';

/** One test of a statement's condition; a list of values is met by any of them. */
export interface ConditionTest {
  /** `Bool`, `StringEquals` ... */
  readonly operator: string;
  /** Condition key: `aws:SecureTransport`. */
  readonly key: string;
  /** Values, as text. */
  readonly values: readonly string[];
}

/** A policy statement in one form, whether it was written as JSON or as a block of `aws_iam_policy_document`. */
export interface Statement {
  /** `Allow` or `Deny`; Terraform's default is `Allow`. */
  readonly effect: string;
  /** Actions it names; with `except`, all others. */
  readonly actions: Selection;
  /** Resources it names; with `except`, all others. */
  readonly resources: Selection;
  /** Principals it names, `*` for everybody; empty in a policy of an identity. */
  readonly principals: readonly string[];
  /** The same by kind; with `except` (`NotPrincipal`), everybody but them. */
  readonly who: Principals;
  /** Tests that must all hold. */
  readonly conditions: readonly ConditionTest[];
  /** `Sid`, for messages. */
  readonly sid: string | undefined;
}

/** Whom a statement of a resource's policy speaks of. */
export interface Principals {
  /** Accounts, users, roles, or `*`. */
  readonly aws: readonly string[];
  /** AWS services. */
  readonly services: readonly string[];
  /** Identity providers. */
  readonly federated: readonly string[];
  /** Whether all but the named are meant. */
  readonly except: boolean;
}

/** Names in a statement, or everything but them (`NotAction`, `NotResource`). */
export interface Selection {
  /** The names; they may hold the wildcards `*` and `?`. */
  readonly names: readonly string[];
  /** Whether all but the names are meant. */
  readonly except: boolean;
}

/** Statements of a policy written as JSON. IAM takes the names of elements in one spelling only, and a single statement without a list. */
export function statementsOfJson(policy: JsonObject): readonly Statement[] {
  return blocksOf(policy.Statement).map((statement) => ({
    effect: textOf(statement.Effect) ?? '',
    actions: selection(statement.Action, statement.NotAction),
    resources: selection(statement.Resource, statement.NotResource),
    principals: jsonPrincipals(statement.Principal),
    who: jsonWho(statement.Principal, statement.NotPrincipal),
    conditions: jsonConditions(statement.Condition),
    sid: textOf(statement.Sid),
  }));
}

/** Statements written in an `aws_iam_policy_document` itself, without those of its source and override documents. */
export function statementsOfDocument(document: JsonObject): readonly Statement[] {
  return blocksOf(document.statement).map((statement) => ({
    effect: textOf(statement.effect) ?? 'Allow',
    actions: selection(statement.actions, statement.not_actions),
    resources: selection(statement.resources, statement.not_resources),
    principals: blocksOf(statement.principals).flatMap(({ identifiers }) => textsOf(identifiers)),
    who: documentWho(statement.principals, statement.not_principals),
    conditions: blocksOf(statement.condition).map(({ test, variable, values }) => ({
      operator: textOf(test) ?? '',
      key: textOf(variable) ?? '',
      values: textsOf(values),
    })),
    sid: textOf(statement.sid),
  }));
}

function selection(names: unknown, notNames: unknown): Selection {
  const excepted = textsOf(notNames);
  return excepted.length > 0 ? { names: excepted, except: true } : { names: textsOf(names), except: false };
}

function jsonWho(principal: unknown, notPrincipal: unknown): Principals {
  const named = principal ?? notPrincipal;
  const { AWS: aws, Service: services, Federated: federated } = isObject(named) ? named : { AWS: named };
  return {
    aws: textsOf(aws),
    services: textsOf(services),
    federated: textsOf(federated),
    except: principal === undefined && notPrincipal !== undefined,
  };
}

/** Terraform writes everybody as an identifier of the type `*` or `AWS`. */
function documentWho(principals: unknown, notPrincipals: unknown): Principals {
  const except = blocksOf(principals).length === 0 && blocksOf(notPrincipals).length > 0;
  const named = blocksOf(except ? notPrincipals : principals);
  const ofType = (...types: string[]): readonly string[] =>
    named.flatMap(({ type, identifiers }) => (types.includes(textOf(type) ?? '') ? textsOf(identifiers) : []));
  return { aws: ofType('AWS', '*'), services: ofType('Service'), federated: ofType('Federated'), except };
}

function jsonPrincipals(principal: unknown): readonly string[] {
  return isObject(principal) ? Object.values(principal).flatMap(textsOf) : textsOf(principal);
}

function jsonConditions(condition: unknown): readonly ConditionTest[] {
  return Object.entries(objectOf(condition)).flatMap(([operator, tests]) =>
    Object.entries(objectOf(tests)).map(([key, values]) => ({ operator, key, values: textsOf(values) })),
  );
}
