import { z } from 'zod';

import type { EndpointAuthentication } from '../contracts';
import { type Problem, when } from '../problems';
import { endpointAccessProblems, zoneProblems } from './endpoint-problems';
import { field, text } from './forms';
import { section } from './section';
import { settingsProblems } from './settings-problems';
import { sharedNameProblems } from './shared-name-problems';
import { webAclRules, webAclSchema, type WebAclSection } from './web-acl';
import { withDefaults } from './with-defaults';

/** Who may reach a load balancer: the internet, or the VPC and what it is joined to. */
type Scheme = 'internal' | 'internet-facing';

/** How clients reach the models of an environment. */
export interface EndpointSection {
  /** Host name that clients use, such as `models.example.com`. */
  readonly hostName: string;
  /** Name of the public Route 53 zone that the host name is in; its records validate the certificate, also that of an internal endpoint. */
  readonly zoneName: string;
  /** Id of that zone, when several have its name. @default looked up by its name */
  readonly zoneId?: string;
  /** Name that the apps of several regions answer to, beside their own host names, in the same zone. @default none */
  readonly sharedHostName?: string;
  /**
   * Regions whose clients this app answers by the shared name: `[]` takes it out of the name, and another region's beside its own takes over for an app
   * that is lost. @default its own region
   */
  readonly sharedRegions?: readonly string[];
  /** Whether the load balancer has public addresses. @default internal */
  readonly scheme?: Scheme;
  /** IPv4 blocks that may connect. @default the VPC when internal, everybody who is authenticated when internet-facing; never everybody */
  readonly inboundCidrs?: readonly string[];
  /**
   * Whether an internal load balancer is on its way out of the subnets of nodes and pods, where it was made by a release before balancers had their own: pods
   * let both in until this is left out again. @default false
   */
  readonly balancerMoves?: boolean;
  /** How clients prove who they are. @default not at all: the blocks alone decide */
  readonly authentication?: EndpointAuthentication;
  /** What AWS WAF looks at before. @default nothing, and the load balancer keeps what it has */
  readonly webAcl?: WebAclSection;
}

/** An endpoint with its defaults. */
export interface ResolvedEndpoint extends EndpointSection {
  readonly scheme: Scheme;
  readonly inboundCidrs: readonly string[];
  readonly balancerMoves: boolean;
}

const written = (what: string, example: string) => text(/^/, `write ${what} as a string`, example);

const claimsFix = "list one to ten claims of the token, such as { name: 'aud', values: ['models'] }";
const claimValues = 'list one to ten texts of at most 256 characters, without spaces where spaces separate them';

const claim = section({
  name: text(
    /^(?!(exp|iss|nbf|iat)$)./,
    'name a claim other than exp, iss, nbf and iat, which are looked at anyway',
    'aud',
  ),
  format: z
    .enum(['single-string', 'string-array', 'space-separated-values'], {
      error: 'use single-string, string-array or space-separated-values',
    })
    .optional(),
  values: z
    .array(text(/^.{1,256}$/, claimValues, 'models'), { error: claimValues })
    .min(1, { error: claimValues })
    .max(10, { error: claimValues }),
});

const authentication = z.discriminatedUnion(
  'kind',
  [
    section({
      kind: z.literal('jwt'),
      issuer: written('the issuer', 'https://issuer.example.com'),
      jwksUri: written('the address of the key set', 'https://issuer.example.com/keys'),
      claims: z.array(claim, { error: claimsFix }).min(1, { error: claimsFix }).max(10, { error: claimsFix }),
    }),
    section({
      kind: z.literal('mtls'),
      trustStoreArn: written(
        'the ARN of the trust store',
        'arn:aws:elasticloadbalancing:eu-west-1:111122223333:truststore/name/0123456789abcdef',
      ),
    }),
  ],
  { error: "write { kind: 'jwt', issuer, jwksUri, claims } or { kind: 'mtls', trustStoreArn }" },
);

/** Its shape. */
export const endpointSchema = section({
  hostName: written('the host name', 'models.example.com'),
  zoneName: written('the name of the zone', 'example.com'),
  zoneId: text(
    /^Z[0-9A-Z]{1,31}$/,
    "write the id of a hosted zone, such as 'Z0123456789ABCDEFGHIJ'",
    'Z0123456789ABCDEFGHIJ',
  ).optional(),
  sharedHostName: written('the host name', 'models.example.com').optional(),
  sharedRegions: z.array(field.region, { error: 'list regions' }).optional(),
  scheme: z.enum(['internal', 'internet-facing'], { error: 'use internal or internet-facing' }).optional(),
  inboundCidrs: z.array(written('an IPv4 block', '198.51.100.0/24'), { error: 'list IPv4 blocks' }).optional(),
  balancerMoves: field.flag.optional(),
  authentication: authentication.optional(),
  webAcl: webAclSchema.optional(),
});

/** Fills what is left open; an internet-facing endpoint with neither blocks nor authentication gets no block, which is an error. */
export function resolveEndpoint<T extends EndpointSection>(endpoint: T, vpcCidr?: string): T & ResolvedEndpoint {
  const { scheme = 'internal', authentication: guard } = endpoint;
  const everybody = guard === undefined ? [] : ['0.0.0.0/0'];
  const vpc = vpcCidr === undefined ? [] : [vpcCidr];
  const inboundCidrs = scheme === 'internal' ? vpc : everybody;
  return withDefaults({ scheme, inboundCidrs, balancerMoves: false }, endpoint);
}

/** Rules of an endpoint of the right shape, in a VPC whose block may be known. */
export function endpointRules(endpoint: EndpointSection, vpcCidr?: string): Problem[] {
  const resolved = resolveEndpoint(endpoint, vpcCidr);
  const moved = {
    path: 'balancerMoves',
    value: true,
    fix: 'leave it out: a load balancer on the internet is in subnets of its own',
    against: ['scheme'],
  };
  return [
    ...endpointAccessProblems(resolved),
    ...zoneProblems(resolved.hostName, resolved.zoneName),
    ...sharedNameProblems(endpoint),
    ...webAclRules(endpoint.webAcl),
    ...when(resolved.balancerMoves && resolved.scheme === 'internet-facing', moved),
  ];
}

/** Everything wrong with the settings among an endpoint's props; which block the VPC has is not among them. */
export function endpointSettingsProblems(endpoint: EndpointSection): Problem[] {
  return settingsProblems(endpointSchema, endpoint, endpointRules);
}
