import { Refusal } from '../../protocol/refusal';
import { isArray, type Value, type ValueMap } from '../../value/value';
import { mergePolicies, type PolicyDocument, type PolicyStatement, policyText } from './policy-document';
import { policyStatement } from './policy-statement';

/**
 * The `json` and `minified_json` of an `aws_iam_policy_document`: source documents, then its own statements, then
 * override documents.
 *
 * @throws Refusal when two source statements, or two own ones, have one Sid, or a document is not JSON
 */
export function readPolicyDocument(config: ValueMap): { readonly json: string; readonly minified_json: string } {
  const document = [ownDocument(config), ...documents(config['override_policy_documents'])].reduce(
    mergePolicies,
    sources(config),
  );
  return { json: policyText(document, 2), minified_json: policyText(document, 0) };
}

function sources(config: ValueMap): PolicyDocument {
  const all = documents(config['source_policy_documents']);
  refuseRepeatedSids(
    all.flatMap(({ Statement = [] }) => Statement),
    'source_policy_documents',
  );
  return all.reduce(mergePolicies, {});
}

function ownDocument({ version, policy_id: id, statement }: ValueMap): PolicyDocument {
  const written = typeof version === 'string' ? version : '2012-10-17';
  const statements = isArray(statement) ? statement.map((block) => policyStatement(block, written)) : [];
  refuseRepeatedSids(statements, 'statement');
  return { Version: written, Id: typeof id === 'string' ? id : undefined, Statement: statements };
}

function documents(texts: Value | undefined): readonly PolicyDocument[] {
  if (!isArray(texts)) return [];
  return texts
    .filter((text) => typeof text === 'string')
    .map((text) => {
      try {
        const { Version, Id, Statement = [] } = JSON.parse(text) as PolicyDocument;
        return { Version, Id, Statement: ([Statement].flat() as readonly PolicyStatement[]).map(inOrder) };
      } catch {
        throw new Refusal(
          'Policy document is not JSON',
          `cannot merge ${text.slice(0, 80)}; give the json of a policy document.`,
        );
      }
    });
}

/** Decoding and encoding brings the keys of a statement into the provider's order. */
function inOrder(statement: PolicyStatement): PolicyStatement {
  const { Sid, Effect, Action, NotAction, Resource, NotResource, Principal, NotPrincipal, Condition } = statement;
  return { Sid, Effect, Action, NotAction, Resource, NotResource, Principal, NotPrincipal, Condition };
}

function refuseRepeatedSids(statements: readonly PolicyStatement[], where: string): void {
  const sids = statements.flatMap(({ Sid }) => (Sid ? [Sid] : []));
  const repeated = sids.find((sid, at) => sids.indexOf(sid) !== at);
  if (repeated !== undefined)
    throw new Refusal('Duplicate Sid', `${where} has the Sid "${repeated}" twice; make each Sid unique.`);
}
