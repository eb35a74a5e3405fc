import { blocksOf, isTrue, textsOf } from '../engine/json';
import type { Rule } from '../engine/rule';
import type { Resource } from '../engine/stack-view';

/** What is done to what protects is seen. */
export const trailManagement: Rule = {
  id: 'trail-management',
  severity: 'error',
  what: 'Where a stack has an aws_cloudtrail, one of them records every change of the account: management events that write, of all regions, with no source of events left out',
  why: 'a trail of reads alone does not see who changed the policy of the bucket, took the key away, or stopped the trail',
  source:
    'AWS Foundational Security Best Practices, CloudTrail.1; CloudTrail user guide, "Logging management events"; Terraform AWS provider, aws_cloudtrail',
  check: (stack) => {
    const trails = stack.ofType('aws_cloudtrail');
    if (trails.some(isWhole)) return [];
    return trails.map((resource) => ({
      resource,
      what: whatIsMissing(resource),
      fix: 'record management events that write in all regions: leave event selectors out or add one for them, and set is_multi_region_trail; exempt a trail beside one of another stack that does',
    }));
  },
};

function isWhole(trail: Resource): boolean {
  return recordsChanges(trail) && isTrue(trail.attributes.is_multi_region_trail);
}

function whatIsMissing(trail: Resource): string {
  return recordsChanges(trail) ? 'records changes of one region alone' : 'records no change of the account';
}

/** Without selectors a trail records all management events. */
function recordsChanges({ attributes }: Resource): boolean {
  const [basic, advanced] = [blocksOf(attributes.event_selector), blocksOf(attributes.advanced_event_selector)];
  if (basic.length === 0 && advanced.length === 0) return true;
  const ofBasic = basic.some(
    ({ include_management_events: included, read_write_type: kind, exclude_management_event_sources: left }) =>
      !textsOf(included).includes('false') && kind !== 'ReadOnly' && textsOf(left).length === 0,
  );
  return ofBasic || advanced.some(({ field_selector: fields }) => selectsChanges(blocksOf(fields)));
}

/** Of the category Management, and nothing taken out but reads. */
function selectsChanges(fields: readonly Readonly<Record<string, unknown>>[]): boolean {
  const management = fields.some(
    ({ field, equals }) => field === 'eventCategory' && textsOf(equals).includes('Management'),
  );
  return (
    management &&
    fields.every(
      ({ field, equals }) => field === 'eventCategory' || (field === 'readOnly' && !textsOf(equals).includes('true')),
    )
  );
}
