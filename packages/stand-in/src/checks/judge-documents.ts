import { parseAllDocuments } from 'yaml';

import { ofText } from './judge-texts';
import { policyFault } from './policy';
import type { Judges } from './rule';

/** Judges of texts that hold a document. */
export const documentJudges: Judges<'json' | 'iamPolicy' | 'policy' | 'yaml'> = {
  json: ofText((_rule, text) => {
    const fault = jsonFault(text);
    return fault === undefined ? undefined : `to be JSON: ${fault}`;
  }),
  // hashicorp/terraform-provider-aws v5.100.0, internal/verify/json.go: an object.
  iamPolicy: ofText((_rule, text) => {
    const fault = jsonFault(text) ?? (text.trimStart().startsWith('{') ? undefined : 'it is no object');
    return fault === undefined ? undefined : `to be a JSON policy: ${fault}`;
  }),
  policy: ofText(({ values: [kind = 'identity'] = [], max }, text) => {
    const fault = jsonFault(text) === undefined ? policyFault(text, kind, max) : undefined;
    return fault === undefined ? undefined : `to be a policy that AWS takes: ${fault}`;
  }),
  yaml: ofText((_rule, text) => {
    const faults = parseAllDocuments(text).flatMap(({ errors }) => errors);
    const [first] = faults;
    return first === undefined ? undefined : `to be YAML: ${first.message.split('\n', 1)[0] ?? ''}`;
  }),
};

function jsonFault(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
