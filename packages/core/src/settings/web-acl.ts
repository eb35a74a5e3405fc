import { z } from 'zod';

import { type Problem, unless, when } from '../problems';
import { text, whole } from './forms';
import { section } from './section';

/** What AWS WAF looks at before a request reaches the load balancer: one of the three. */
export interface WebAclSection {
  /** ARN of a regional web ACL that somebody else keeps, of the app's region and account. @default none - another of the three is said */
  readonly arn?: string;
  /**
   * Requests that an address may send in five minutes, 10 to 2,000,000,000, to a web ACL that is made here; it also refuses addresses that AWS knows for attacks.
   * Clients behind one NAT gateway share an address. @default none - another of the three is said
   */
  readonly requestsPerFiveMinutes?: number;
  /**
   * Whether the load balancer lets go of the one that it has. Said for one apply before `webAcl` is left out: the controller leaves a balancer as it is where
   * nothing is said. @default false - another of the three is said
   */
  readonly none?: boolean;
}

const fix = {
  arn: 'write the ARN of a regional web ACL, arn:aws:wafv2:<region>:<account>:regional/webacl/<name>/<id>',
  limit: 'use 10 to 2000000000 requests',
};

/** Service Authorization Reference, "AWS WAF V2": webacl, of the scope that load balancers take. */
const arnForm = /^arn:aws[a-z-]*:wafv2:([a-z0-9-]+):(\d{12}):regional\/webacl\/[\w-]{1,128}\/[0-9a-f-]{36}$/;
const arnExample = 'arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/models/01234567-89ab-cdef-0123-456789abcdef';

/** Its shape. Limits: AWS WAFV2 API Reference, RateBasedStatement. */
export const webAclSchema = section({
  arn: text(arnForm, fix.arn, arnExample).optional(),
  requestsPerFiveMinutes: whole(fix.limit, 10, 2_000_000_000).optional(),
  none: z.boolean({ error: 'use true' }).optional(),
});

/** Exactly one of them is said. */
export function webAclRules(webAcl: WebAclSection | undefined): Problem[] {
  if (webAcl === undefined) return [];
  const { arn, requestsPerFiveMinutes, none } = webAcl;
  const said = [arn, requestsPerFiveMinutes, none === true ? none : undefined].filter((one) => one !== undefined);
  const which = 'say one of { arn }, { requestsPerFiveMinutes: 2000 } and { none: true }';
  const against = ['arn', 'requestsPerFiveMinutes', 'none'].map((field) => `webAcl.${field}`);
  return when(said.length !== 1, { path: 'webAcl', value: webAcl, fix: which, against });
}

/** A load balancer takes a web ACL of its own region and account (AWS WAFV2 API Reference, AssociateWebACL). */
export function webAclPlaceProblems(
  webAcl: WebAclSection | undefined,
  { region, account }: { readonly region: string; readonly account: string },
): Problem[] {
  const [, itsRegion, itsAccount] = arnForm.exec(webAcl?.arn ?? '') ?? [];
  if (itsRegion === undefined) return [];
  return unless(itsRegion === region && itsAccount === account, {
    path: 'endpoint.webAcl.arn',
    value: webAcl?.arn,
    fix: `name one of ${region} in account ${account}`,
    against: ['region', 'account'],
  });
}
