import { type JsonObject, parseObject, textsOf } from '../engine/json';
import { referencesIn } from '../engine/references';
import type { Resource, StackView } from '../engine/stack-view';
import { jsonEncoded } from './jsonencode';
import { type Statement, statementsOfDocument, statementsOfJson } from './statement';

/** Terraform's data source that renders a policy. */
export const documentType = 'aws_iam_policy_document';

/** What can be read of a policy at synth. */
export interface Policy {
  /** Statements written there. */
  readonly statements: readonly Statement[];
  /** Documents (`aws_iam_policy_document`) of the same stack that add theirs. */
  readonly documents: readonly Resource[];
  /** Texts that only an apply can read: a function call, a remote state, a file fetched from elsewhere. */
  readonly unreadable: readonly string[];
}

/** The policies in an attribute such as `policy`: JSON text, a reference to a document of the same stack, or something unreadable. */
export function policyIn(stack: StackView, value: unknown): Policy {
  const parts = textsOf(value).map((text) => readText(stack, text));
  return {
    statements: parts.flatMap(({ statements }) => statements),
    documents: parts.flatMap(({ documents }) => documents),
    unreadable: parts.flatMap(({ unreadable }) => unreadable),
  };
}

/** As {@link policyIn}, of an attribute that may not be set at all. */
export function readPolicy(stack: StackView, value: unknown): Policy {
  return value === undefined || value === null || value === ''
    ? { statements: [], documents: [], unreadable: [] }
    : policyIn(stack, value);
}

/** What a document itself holds: its own statements, and the policies that it merges. */
export function policyOfDocument(stack: StackView, { attributes }: Resource): Policy {
  const source = policyIn(stack, attributes.source_policy_documents);
  const override = policyIn(stack, attributes.override_policy_documents);
  return {
    statements: [...statementsOfDocument(attributes), ...source.statements, ...override.statements],
    documents: [...source.documents, ...override.documents],
    unreadable: [...source.unreadable, ...override.unreadable],
  };
}

/** Documents that are judged where they are written. In a plan the text of one is known, mostly, and stands at each resource that it is given to. */
export function ownDocuments(stack: StackView): readonly Resource[] {
  const written = new Set(stack.resources.flatMap(({ attributes }) => Object.values(attributes).map(compact)));
  return stack
    .dataOfType(documentType)
    .filter(({ attributes }) => attributes.json === undefined || !written.has(compact(attributes.json)));
}

/** All statements of the policy in `value`, with those of every document that it reaches. */
export function allStatements(stack: StackView, value: unknown): readonly Statement[] {
  const reached = new Set<Resource>();
  let { statements, documents: pending } = policyIn(stack, value);
  while (pending.length > 0) {
    const fresh = pending.filter((document) => !reached.has(document));
    fresh.forEach((document) => reached.add(document));
    const policies = fresh.map((document) => policyOfDocument(stack, document));
    statements = [...statements, ...policies.flatMap((policy) => policy.statements)];
    pending = policies.flatMap(({ documents }) => documents);
  }
  return statements;
}

/** JSON without blanks, as some types keep it and some do not; another value is none. */
function compact(value: unknown): string | undefined {
  const json = typeof value === 'string' && value.startsWith('{') ? parseObject(value) : undefined;
  return json && JSON.stringify(json);
}

function readText(stack: StackView, text: string): Policy {
  const json = parseObject(text) ?? jsonEncoded(text);
  if (json) return ofJson(json, text);
  const document = documentAt(stack, text);
  return document
    ? { statements: [], documents: [document], unreadable: [] }
    : { statements: [], documents: [], unreadable: [text] };
}

/** IAM takes names of elements, and effects, in one spelling; what it would refuse is not a policy that gives nothing. */
function ofJson(json: JsonObject, text: string): Policy {
  const statements = statementsOfJson(json);
  const isWhole =
    typeof json.Statement === 'object' &&
    json.Statement !== null &&
    statements.every(({ effect }) => /^(Allow|Deny)$/.test(effect));
  return { statements, documents: [], unreadable: isWhole ? [] : [text] };
}

/** A traversal of one document, as a configuration writes it, or as a plan that does not know it yet. */
const documentText =
  /^\$\{(?:unknown\()?[\w.[\]"/-]*data\.aws_iam_policy_document\.[\w-]+(\[(?:\d+|"[^"]*"|each\.key|count\.index)\])?\.(minified_)?json\)?\}$/;

/** The document whose `json` (or `minified_json`) `text` is, and nothing else. */
function documentAt(stack: StackView, text: string): Resource | undefined {
  if (!documentText.test(text)) return undefined;
  return referencesIn(text)
    .toReversed()
    .map(
      (address) =>
        stack.at(address) ?? stack.dataOfType(documentType).find((one) => one.address.startsWith(`${address}[`)),
    )
    .find((found) => found !== undefined);
}
