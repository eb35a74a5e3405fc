import { mapAttributes } from '../behaviour/map-attributes';
import type { Block } from '../schema/schema';
import { pathText } from '../value/path';
import type { Value } from '../value/value';
import type { Problem } from './problem';

/** Write-only arguments that are set under a Terraform that would keep them (older than 1.11); words of terraform-plugin-sdk v2.37.0. */
export function writeOnlyProblems(block: Block, config: Value): readonly Problem[] {
  const problems: Problem[] = [];
  mapAttributes(block, { value: config }, ({ attribute, value, path }) => {
    if (attribute.writeOnly && value !== null)
      problems.push({
        summary: 'Write-only Attribute Not Allowed',
        detail: `The resource contains a non-null value for write-only attribute "${pathText(path)}". Write-only attributes are only supported in Terraform 1.11 and later.`,
        path,
      });
    return value;
  });
  return problems;
}
