import type { Diagnostic } from '../protocol/messages';
import { readOnlyDiagnostic } from '../protocol/refusal';
import type { Block } from '../schema/schema';
import type { Value } from '../value/value';
import { mapAttributes } from './map-attributes';

/** Read-only attributes that a configuration sets. Terraform leaves this check to the provider. */
export function readOnlyProblems(block: Block, config: Value): readonly Diagnostic[] {
  const problems: Diagnostic[] = [];
  mapAttributes(block, { value: config }, ({ attribute, value, path }) => {
    if (value !== null && !attribute.optional && !attribute.required) problems.push(readOnlyDiagnostic(path));
    return value;
  });
  return problems;
}
