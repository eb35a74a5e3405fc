import { isPrivateCidr, parseCidr } from '../cidr';
import type { IEndpoint, JwtClaim } from '../contracts';
import { type Problem, unless, when } from '../problems';
import { listProblems } from './list-problems';

/** What decides who reaches an endpoint, and by which name. */
export type EndpointAccess = Omit<IEndpoint, 'groupName' | 'certificateArn'>;

/** RFC 1035, "Preferred name syntax": labels of letters, digits and hyphens; at least two. */
export const dnsName = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])$/;
/** ACM API reference, RequestCertificate: the first name of a certificate is its common name, which RFC 5280 limits. */
const longestHostName = 64;
/** 60 rules of a security group (Amazon VPC user guide, "Amazon VPC quotas"), one for each block and each of the ports 80 and 443. */
const mostBlocks = 30;
/** Blocks with a shorter prefix hold a 256th of all addresses or more, so a list of them can be the whole internet by halves. */
const widestPrefix = 9;

/** What is wrong with who reaches an endpoint: the host name's form, the blocks, and an open door without authentication. */
export function endpointAccessProblems({ hostName, scheme, inboundCidrs, authentication }: EndpointAccess): Problem[] {
  const who =
    scheme === 'internal' ? 'that may connect' : 'of your clients, or an authentication (jwt or mtls) and 0.0.0.0/0';
  const none = {
    path: 'inboundCidrs',
    value: inboundCidrs,
    fix: `name the IPv4 blocks ${who}: there is no open default`,
    against: ['scheme', 'authentication'],
  };
  const tooMany = {
    path: 'inboundCidrs',
    value: inboundCidrs.length,
    fix: `name at most ${mostBlocks} blocks: each takes two rules of the security group`,
  };
  const blocks = listProblems(inboundCidrs, 'inboundCidrs', (cidr) =>
    blockFix(cidr, scheme, authentication !== undefined),
  ).map((problem) => ({ ...problem, against: problem.against ?? heldAgainst(problem.fix) }));
  return [
    ...hostNameProblems(hostName, 'hostName'),
    ...unless(inboundCidrs.length > 0, none),
    ...when(inboundCidrs.length > mostBlocks, tooMany),
    ...blocks,
    ...authenticationProblems(authentication),
  ];
}

/** What is wrong with a zone for `hostName`, if that has the form of one: a record of another zone would never validate the certificate. */
export function zoneProblems(hostName: string, zoneName: string): Problem[] {
  if (!dnsName.test(zoneName))
    return [
      {
        path: 'zoneName',
        value: zoneName,
        fix: "write the zone's name in lower case and without a dot at its end, such as 'example.com'",
      },
    ];
  if (!dnsName.test(hostName)) return [];
  const isWithin = hostName === zoneName || hostName.endsWith(`.${zoneName}`);
  return unless(isWithin, {
    path: 'hostName',
    value: hostName,
    fix: `name a host of the zone ${zoneName}, such as 'models.${zoneName}'`,
    against: ['zoneName'],
  });
}

/** What is wrong with a host name at `path`, of a certificate of its own. */
export function hostNameProblems(hostName: string, path: string): Problem[] {
  if (!dnsName.test(hostName))
    return [
      {
        path,
        value: hostName,
        fix: "write a host name in lower case and without a dot at its end, such as 'models.example.com'",
      },
    ];
  return hostName.length <= longestHostName
    ? []
    : [{ path, value: hostName, fix: `has ${hostName.length} characters; ACM takes ${longestHostName}` }];
}

function blockFix(cidr: string, scheme: EndpointAccess['scheme'], authenticated: boolean): string | undefined {
  const block = parseCidr(cidr);
  if (!block) return "write an IPv4 block by its first address, such as '203.0.113.0/24'";
  if (scheme === 'internal') return undefined;
  if (isPrivateCidr(block)) return 'name public addresses: nobody comes from a private range over the internet';
  return block.prefix >= widestPrefix || authenticated ? undefined : openFix;
}

const openFix = 'open to the world: name the addresses of your clients, or an authentication (jwt or mtls)';

function heldAgainst(fix: string): string[] {
  return fix === openFix ? ['scheme', 'authentication'] : ['scheme'];
}

function authenticationProblems(authentication: EndpointAccess['authentication']): Problem[] {
  if (authentication === undefined) return [];
  if (authentication.kind === 'jwt')
    return [
      ...httpsProblems('issuer', authentication.issuer),
      ...httpsProblems('jwksUri', authentication.jwksUri),
      ...claimsProblems(authentication.claims),
    ];
  const { trustStoreArn: value } = authentication;
  const known = /^arn:aws[a-z-]*:elasticloadbalancing:[a-z0-9-]+:\d{12}:truststore\/[\w-]+\/[0-9a-f]+$/.test(value);
  return unless(known, {
    path: 'authentication.trustStoreArn',
    value,
    fix: 'write the ARN of a trust store, arn:aws:elasticloadbalancing:<region>:<account>:truststore/<name>/<id>',
  });
}

/** An issuer signs tokens for all that it knows: without a claim each of them opens the models. */
function claimsProblems(claims: readonly JwtClaim[]): Problem[] {
  const path = 'authentication.claims';
  const names = claims.map(({ name }) => name);
  const spaced = claims.flatMap(({ format, values }, index) =>
    values
      .filter((value) => format === 'space-separated-values' && value.includes(' '))
      .map((value) => ({ path: `${path}[${index}].values`, value, fix: 'write each value by itself, without spaces' })),
  );
  const many = { value: claims.length, fix: 'list one to ten claims, each name once' };
  return [
    ...unless(claims.length > 0 && claims.length <= 10 && new Set(names).size === names.length, { path, ...many }),
    ...spaced,
  ];
}

function httpsProblems(field: 'issuer' | 'jwksUri', value: string): Problem[] {
  const isHttps = URL.canParse(value) && new URL(value).protocol === 'https:';
  return unless(isHttps, { path: `authentication.${field}`, value, fix: 'write an address that begins with https://' });
}
