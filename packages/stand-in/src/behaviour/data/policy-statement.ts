import { Refusal } from '../../protocol/refusal';
import { isArray, member, type Value } from '../../value/value';
import type { PolicyStatement } from './policy-document';

/**
 * A `statement` block of `aws_iam_policy_document` as the aws provider renders it: a single value is a string, several
 * are a list in reverse order, `&{...}` becomes `${...}`.
 *
 * Rules of dataSourcePolicyDocumentRead and of the JSON encoders in hashicorp/terraform-provider-aws, internal/service/iam/
 * policy_document_data_source.go@04e9356 and policy_model.go@084fd7b.
 */
export function policyStatement(block: Value, version: string): PolicyStatement {
  const values = (name: string): readonly string[] => strings(member(block, name));
  const replaced = (texts: readonly string[]): readonly string[] => texts.map((text) => withVariables(text, version));
  return {
    Sid: text(member(block, 'sid')) || undefined,
    Effect: text(member(block, 'effect')) || 'Allow',
    Action: oneOrSorted(values('actions')),
    NotAction: oneOrSorted(values('not_actions')),
    Resource: oneOrSorted(replaced(values('resources'))),
    NotResource: oneOrSorted(replaced(values('not_resources'))),
    Principal: principals(member(block, 'principals'), replaced),
    NotPrincipal: principals(member(block, 'not_principals'), replaced),
    Condition: conditions(member(block, 'condition'), replaced),
  };
}

type Replace = (texts: readonly string[]) => readonly string[];
type Texts = string | readonly string[];

/** Only `*` of type `*` is written as `"*"`: IAM refuses that form in trust policies, where `{"AWS": "*"}` is meant. */
function principals(blocks: Value, replaced: Replace): Readonly<Record<string, Texts>> | string | undefined {
  const all = items(blocks).map((block) => ({
    type: text(member(block, 'type')),
    ids: replaced(strings(member(block, 'identifiers'))),
  }));
  if (all.length === 0) return undefined;
  const [first] = all;
  if (all.length === 1 && first?.type === '*' && first.ids.length === 1 && first.ids[0] === '*') return '*';
  const types = [...new Set(all.map(({ type }) => type))].sort();
  return Object.fromEntries(
    types.map((type) => [type, joined(all.filter((one) => one.type === type).map(({ ids }) => ids))]),
  );
}

/** Identifiers of one type: each block's in reverse order, block after block. */
function joined(blocks: readonly (readonly string[])[]): Texts {
  const all = blocks.flatMap(reverseSorted);
  return all.length === 1 && blocks.length === 1 ? (all[0] ?? '') : all;
}

/** Values of a condition keep their order. */
function conditions(
  blocks: Value,
  replaced: Replace,
): Readonly<Record<string, Readonly<Record<string, Texts>>>> | undefined {
  const all = items(blocks).map((block) => ({
    test: text(member(block, 'test')),
    variable: text(member(block, 'variable')),
    values: replaced(strings(member(block, 'values'))),
  }));
  if (all.length === 0) return undefined;
  const group = (test: string) => all.filter((one) => one.test === test);
  const variables = (test: string) => [...new Set(group(test).map(({ variable }) => variable))].sort();
  const valuesOf = (test: string, variable: string) =>
    group(test)
      .filter((one) => one.variable === variable)
      .flatMap(({ values }) => values);
  return Object.fromEntries(
    [...new Set(all.map(({ test }) => test))]
      .sort()
      .map((test) => [
        test,
        Object.fromEntries(variables(test).map((variable) => [variable, oneOrAll(valuesOf(test, variable))])),
      ]),
  );
}

function withVariables(value: string, version: string): string {
  if (version === '2008-10-17' && value.includes('&{')) {
    const detail = `"${value}" has &{, which version 2008-10-17 does not support; use 2012-10-17.`;
    throw new Refusal('Policy variable in an old document', detail);
  }
  return value.replaceAll('&{', '${');
}

const text = (value: Value): string => (typeof value === 'string' ? value : '');
const items = (value: Value): readonly Value[] => (isArray(value) ? value : []);
const strings = (value: Value): readonly string[] => items(value).map(text);
const reverseSorted = (texts: readonly string[]): readonly string[] => [...texts].sort().reverse();
const oneOrAll = (texts: readonly string[]): Texts => (texts.length === 1 ? (texts[0] ?? '') : texts);
const oneOrSorted = (texts: readonly string[]): Texts | undefined =>
  texts.length === 0 ? undefined : oneOrAll(reverseSorted(texts));
