import { eachOf, type Flaw } from '../engine/each-of';
import { textOf, textsOf, valuesAt } from '../engine/json';
import type { Rule } from '../engine/rule';

/**
 * Canned ACLs and groups of grantees that let in more than the owner and AWS's log delivery.
 *
 * Source: S3 user guide, "Access control list (ACL) overview", canned ACL and predefined groups.
 */
export const publicGrants: string[] = [
  'public-read',
  'public-read-write',
  'authenticated-read',
  'http://acs.amazonaws.com/groups/global/AllUsers',
  'http://acs.amazonaws.com/groups/global/AuthenticatedUsers',
];

/** Nobody reads by an ACL. */
export const bucketAcl: Rule = {
  id: 'bucket-acl',
  severity: 'error',
  what: 'No ACL of a bucket or an object is public, or for every AWS account',
  why: 'an ACL is a second policy that nobody looks at; AuthenticatedUsers is everybody with an AWS account of his own',
  source: 'S3 user guide, "Access control list (ACL) overview"; AWS Foundational Security Best Practices, S3.12',
  check: eachOf(['aws_s3_bucket', 'aws_s3_bucket_acl', 'aws_s3_object', 'aws_s3_object_copy'], ({ attributes }) => {
    const said = ['acl', 'grant.uri', 'access_control_policy.grant.grantee.uri'].flatMap((path) =>
      valuesAt(attributes, path),
    );
    const open = said.flatMap(textsOf).filter((acl) => publicGrants.includes(textOf(acl) ?? ''));
    return open.map((acl): Flaw => ({
      what: `has the ACL ${acl}`,
      fix: 'leave ACLs out: object_ownership BucketOwnerEnforced turns them off',
    }));
  }),
};
